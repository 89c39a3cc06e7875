import { expect, test } from "../walk/person.ts";
import { answersOf, hydrated, question } from "../walk/wizard.ts";

const field = "Say what happens, in your words";
// The index of a language is learned when somebody first asks for it, which takes a busy machine seconds.
const learned = { timeout: 30_000 };

test("who says it in own words gets sentences to tap, and nothing of the words leaves the browser", async ({
  page,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  await page.goto("/en/email/sign");
  await hydrated(page);
  expect(
    sent.filter((one) => one.includes("/api/v1/words/")),
    "loaded when the field is touched",
  ).toEqual([]);

  await page.getByRole("textbox", { name: field }).fill("my inbox is full, jamie@mail.example 482913");
  await page.getByRole("button", { name: "Find the right page" }).click();
  await expect(page.getByText("Is it one of these?")).toBeVisible(learned);
  await expect(page.getByText("Something looked like an address, a number or a code. We left it out.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Is your mailbox full?" })).toContainText("You wrote: inbox · full");
  await page.getByRole("link", { name: "Is your mailbox full?" }).click();
  await expect(page).toHaveURL(/\/en\/email\/mailbox-full\/sign\.mailbox-full$/);
  await expect(page.getByText("Now, because of what you said.")).toBeVisible();
  expect(sent.some((one) => one.includes("/api/v1/words/en/"))).toBe(true);
  expect(sent.join("\n")).not.toMatch(/inbox|jamie|482913/i);
});

test("none of the sentences leads to the next best, and on to the ordinary way, with nothing of the words in any address", async ({
  page,
}) => {
  await page.goto("/en/email/sign/spam-folder.already-tried");
  await hydrated(page);
  await page.getByRole("textbox", { name: field }).fill("my inbox is full");
  await page.getByRole("button", { name: "Find the right page" }).click();
  await expect(page.getByRole("status").getByRole("link")).toHaveCount(4, learned);
  const first = await page.getByRole("status").getByRole("link").allTextContents();
  await page.getByRole("status").getByRole("link", { name: "None of these" }).click();
  await expect(page).toHaveURL(
    /\/en\/email\/likely-2\/likely\.none\/words-10\..*\/words\.mailbox-full\/spam-folder\.already-tried$/,
  );
  await expect(question(page)).toHaveText("Or one of these?");
  const next = await answersOf(page).getByRole("link").allTextContents();
  expect(next).toHaveLength(7);
  expect(next.filter((sentence) => first.some((one) => one.startsWith(sentence)))).toEqual(["None of these"]);

  await answersOf(page).getByRole("link", { name: "None of these" }).click();
  await expect(page).toHaveURL(/\/likely-3\//);
  await expect(answersOf(page).getByRole("link")).toHaveCount(10);
  await answersOf(page).getByRole("link", { name: "None of these" }).click();
  await expect(page).not.toHaveURL(/\/en\/email\/likely/);
  expect(new URL(page.url()).pathname).not.toMatch(/inbox/);
  await page.goBack();
  await page.goBack();
  await expect(question(page)).toHaveText("Or one of these?");
  const sentence = next[0] ?? "";
  await answersOf(page).getByRole("link", { name: sentence }).click();
  await expect(question(page)).toHaveText(sentence);
  await expect(page).toHaveURL(/\/sign\.[a-z-]+\/spam-folder\.already-tried$/);
});

test("a sentence chosen before gives way to the words, and what was tried stays", async ({ page }) => {
  await page.goto("/en/email/sign/sign.other-mail-comes/spam-folder.already-tried");
  await hydrated(page);
  await page.getByRole("textbox", { name: field }).fill("my inbox is full");
  await page.getByRole("button", { name: "Find the right page" }).click();
  await page.getByRole("link", { name: "Is your mailbox full?" }).click(learned);
  await expect(page).toHaveURL(/\/en\/email\/mailbox-full\/.*sign\.mailbox-full\/spam-folder\.already-tried$/);
  await expect(page.getByText("said two different things")).toHaveCount(0);
});

test("words about another kind of code lead there, in the language of the page", async ({ page }) => {
  await page.goto("/en/email/sign");
  await hydrated(page);
  await page.getByRole("textbox", { name: field }).fill("the text message never comes to my new SIM card");
  await page.getByRole("button", { name: "Find the right page" }).click();
  await expect(page.locator("a[href*='channel=sms']").first()).toBeVisible(learned);
});

test("a sentence that fits is one tap, and none of them goes on as before", async ({ page }) => {
  await page.goto("/en/sms");
  await expect(question(page)).toHaveText("Which of these fits best?");
  await answersOf(page).getByRole("link", { name: "No texts come at all" }).click();
  await expect(page).toHaveURL(/\/en\/sms\/[a-z0-9-]+\/other-texts\.nothing\/sign\.no-texts-come$/);
  await page.goBack();
  await answersOf(page).getByRole("link", { name: "None of these" }).click();
  await expect(page).toHaveURL(/\/sign\.none$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("own words lead to a page of sentences whose address says nothing of them", async ({ page }) => {
    await page.goto("/en/email/sign/provider.gmail/spam-folder.already-tried");
    await page.getByRole("textbox", { name: field }).fill("my inbox is full, jamie@mail.example");
    await page.getByRole("button", { name: "Find the right page" }).click();
    await expect(page).toHaveURL(
      /\/en\/email\/likely\/mailbox-kind\.personal\/provider\.gmail\/words-10\..*\/words\.mailbox-full\/spam-folder\.already-tried$/,
      learned,
    );
    await expect(question(page)).toHaveText("Is it one of these?");
    await answersOf(page).getByRole("link", { name: "None of these" }).click();
    await expect(question(page)).toHaveText("Or one of these?");
    await expect(answersOf(page).getByRole("link")).toHaveCount(7);
    await page.goBack();
    await page.getByRole("link", { name: "Is your mailbox full?" }).click();
    await expect(page).toHaveURL(
      /\/en\/email\/mailbox-full\/mailbox-kind\.personal\/provider\.gmail\/sign\.mailbox-full\/spam-folder\.already-tried$/,
    );
  });

  test("what was tried is ticked, several at once, and never asked again", async ({ page }) => {
    await page.goto("/en/email/sign");
    await page.getByText("I already tried something").click();
    const boxes = page.getByRole("checkbox");
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("button", { name: "Leave these out" }).click();
    await expect(question(page)).toHaveText("Which of these fits best?");
    await expect(page.getByText("Already tried: 2 things")).toBeVisible();
    expect(new URL(page.url()).pathname.match(/already-tried/g)).toHaveLength(2);
    await answersOf(page).getByRole("link", { name: "None of these" }).click();
    expect(new URL(page.url()).pathname.match(/already-tried/g)).toHaveLength(2);
  });
});
