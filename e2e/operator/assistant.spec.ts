import { modelServer } from "#server/own-words/testing/model-server.ts";
import { expect, test } from "../stage/servers.ts";
import { hydrated } from "../walk/wizard.ts";

const field = "Say what happens, in your words";
const says = "Our assistant, a program, reads this sentence.";

test("an assistant is named before it reads anything, ranks the sentences, and gets no address; without it our own order stands", async ({
  page,
  browser,
  servers,
}) => {
  const model = await modelServer();
  model.favourites = ["provider-refuses", "mailbox-full"];
  const { url } = await servers.wizard({ MATCH_URL: model.url });
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  const links = page.getByRole("status").locator("a[href*='/go?']");
  const find = async () => {
    await page.goto(`${url}/en/email/sign`);
    await hydrated(page);
    await expect(page.getByText(says)).toBeVisible();
    await page.getByRole("textbox", { name: field }).fill("my inbox is full, jamie@mail.example");
    await page.getByRole("button", { name: "Find the right page" }).click();
    await expect(page.getByText("Is it one of these?")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("Something looked like an address, a number or a code. We left it out.")).toBeVisible();
  };

  // A reply that takes longer than a second is not waited for, so a busy machine may need to ask again.
  await expect(async () => {
    await find();
    await expect(links.nth(0)).toHaveAttribute("href", /sign=provider-refuses$/, { timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await expect(links.nth(1)).toHaveAttribute("href", /sign=mailbox-full$/);
  await expect(links.nth(3)).toHaveText("None of these");
  await expect(links.nth(3)).toHaveAttribute("href", /likely=none&words=provider-refuses&.*words-2=mailbox-full/);
  expect(sent.join("\n")).not.toContain("jamie");
  expect(new Set(model.questions.map(({ text }) => text.trim()))).toEqual(new Set(["my inbox is full,"]));

  model.mood = "broken";
  await find();
  await expect(links.nth(0)).toHaveAttribute("href", /sign=mailbox-full$/);

  model.mood = "good";
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await expect(async () => {
    await plain.goto(`${url}/en/email/sign`);
    await expect(plain.getByText(says)).toBeVisible();
    await plain.getByRole("textbox", { name: field }).fill("my inbox is full, jamie@mail.example");
    await plain.getByRole("button", { name: "Find the right page" }).click();
    await expect(plain).toHaveURL(/\/en\/email\/likely\//, { timeout: 30_000 });
    expect(plain.url()).toMatch(/words-2\.mailbox-full\/.*words\.provider-refuses$/);
  }).toPass({ timeout: 120_000 });
  await plain.context().close();
  expect(JSON.stringify(model.questions)).not.toContain("jamie");
  await model.close();
});
