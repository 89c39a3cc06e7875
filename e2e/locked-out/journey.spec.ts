import { expect, type Page, test } from "@playwright/test";
import { currentStep, giveUp, type StepView, walk } from "../walk/step.ts";
import { answer, answersOf, hydrated, question } from "../walk/wizard.ts";

test("Back, forward and reload stay on the journey", async ({ page }) => {
  const first = await startByEmail(page);
  const second = await answer(page);
  const third = await answer(page);

  await page.reload();
  await expect(question(page)).toHaveText(third.step.question);
  await page.goBack();
  await expect(question(page)).toHaveText(second.step.question);
  await page.goBack();
  await expect(question(page)).toHaveText(first.step.question);
  await page.reload();
  await expect(question(page)).toHaveText(first.step.question);
  await page.goForward();
  await expect(question(page)).toHaveText(second.step.question);
  await expect(page).toHaveURL(second.canonical);
});

test("the address goes on in another browser, with all that was answered", async ({ page, browser }) => {
  await startByEmail(page);
  await answer(page);
  const here = await answer(page);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(page.url());
  await expect(question(other)).toHaveText(here.step.question);
  await openTrail(other);
  for (const { title } of here.trail) await expect(other.getByRole("link", { name: changeOf(title) })).toBeVisible();
  await answer(other);
  await elsewhere.close();
});

test("changing an earlier answer keeps the later ones", async ({ page }) => {
  const first = await startByEmail(page);
  await answer(page);
  await answer(page);
  const before = await answer(page);
  const [changed, ...later] = before.trail;

  await openTrail(page);
  await page.getByRole("link", { name: changeOf(changed?.title ?? "") }).click();
  await expect(question(page)).toHaveText(first.step.question);
  await expect(page.getByText("You answered this before.")).toBeVisible();

  const after = await answer(page, ({ step }) => step.answers.find(({ effect }) => effect === "already-tried"));
  expect(after.trail.find(({ key }) => key === changed?.key)?.answer).toBe("I already tried this");
  expect(after.trail).toEqual(
    expect.arrayContaining(later.map(({ key, answer }) => expect.objectContaining({ key, answer }))),
  );
  expect(after.step.id).toBe(before.step.id);
});

test("the new question takes the focus, the first page leaves it alone", async ({ page }) => {
  await page.goto("/en");
  await hydrated(page);
  await expect(page.locator("body")).toBeFocused();

  await answersOf(page).getByRole("link", { name: "An e-mail code" }).click();
  await expect(question(page)).toBeFocused();
  await answer(page);
  await expect(question(page)).toBeFocused();
  await page.goBack();
  await expect(question(page)).toBeFocused();

  await page.reload();
  await hydrated(page);
  await expect(question(page)).not.toBeFocused();
});

test("a page that takes its time is announced by a line, until it is there", async ({ page }) => {
  await startByEmail(page);
  const line = page.locator(".under-way");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/en/email/help**", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: "Talk to a person" }).click();
  await expect(line).toBeVisible();
  letGo();
  await expect(question(page)).toHaveText("Let a person take it from here");
  await expect(line).toBeHidden();
});

test("the whole journey can be done with the keyboard", async ({ page }) => {
  await startByEmail(page);
  const likely = answersOf(page).getByRole("link").first();
  const leadsTo = (await likely.getAttribute("href")) ?? "";
  await question(page).focus();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(likely).toBeFocused({ timeout: 100 });
  }).toPass({ intervals: [20] });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(leadsTo);
  await expect(question(page)).toBeFocused();
});

test("the link to the page can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await startByEmail(page);
  const here = await answer(page);

  await page.getByRole("button", { name: "Copy a link to this page" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(new URL(here.canonical, page.url()).href);
});

test("where the browser refuses to copy, the link is there to copy by hand", async ({ page }) => {
  const here = await startByEmail(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.getByRole("button", { name: "Copy a link to this page" }).click();
  await expect(page.getByRole("textbox", { name: "Copy it from here" })).toHaveValue(
    new URL(here.canonical, page.url()).href,
  );
});

test("every step has a title of its own that begins with its question", async ({ page }) => {
  const titles = new Set<string>();
  let step = await startByEmail(page);
  for (let steps = 0; steps < 4; steps++) {
    await expect(page).toHaveTitle(`${step.step.question} – Where's my code? – Kestrel`);
    titles.add(await page.title());
    step = await answer(page);
  }
  expect(titles.size).toBe(4);
});

test("starting again forgets the journey", async ({ page }) => {
  await startByEmail(page);
  await answer(page);
  await page.getByRole("link", { name: "Start again" }).click();
  await expect(page).toHaveURL("/en");
  await expect(question(page)).toHaveText("Which code are you waiting for?");
  await expect(page.getByText("checked")).toHaveCount(0);
});

test("the mailbox can be named on the way, without leaving the step, the history or the line that names it", async ({
  page,
}) => {
  const tabbed = await walk(page.request, "/en/email", ({ choices }) => choices.length > 0);
  const option = tabbed.choices[0]?.options.find(({ current }) => !current);
  await page.goto("/en");
  await page.goto(tabbed.canonical);
  await hydrated(page);

  await page.getByText(`${tabbed.choices[0]?.name}: choose yours`).click();
  await page.getByRole("link", { name: option?.label, exact: true }).click();
  await expect(page).toHaveURL(option?.href ?? "");
  const line = page.locator("summary", { hasText: `For ${option?.label} · change` });
  await expect(line).toBeFocused();
  await line.press("Enter");
  await expect(page.getByRole("link", { name: option?.label, exact: true })).toHaveAttribute("aria-current", "true");
  await expect(question(page)).toHaveText((await currentStep(page)).step.question);
  await page.goBack();
  await expect(page).toHaveURL("/en");
});

test("help says what was tried, hands it over, and has the ways to a person", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await startByEmail(page);
  await answer(page);
  const left = await answer(page);

  await page.getByRole("link", { name: "Talk to a person" }).click();
  await expect(question(page)).toHaveText("Let a person take it from here");
  const tried = page.getByRole("textbox", { name: "What you tried" });
  for (const { title, answer } of left.trail) {
    await expect(tried).toHaveValue(new RegExp(`${literally(title)}.*${literally(answer)}`));
  }
  await expect(tried).toHaveValue(new RegExp(literally(page.url())));

  await page.getByRole("button", { name: "Copy this list" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await tried.inputValue());

  const ways = page.getByRole("region", { name: "Choose a way to reach us" });
  await expect(ways.getByRole("heading", { name: "Live chat" })).toBeVisible();
  for (const way of ["Open the chat", "Write a ticket", "Go to sign-in", "Start account recovery"]) {
    await expect(ways.getByRole("link", { name: way })).toHaveAttribute("href", /^https?:\/\//);
  }

  await page.getByRole("link", { name: /more things? to try$/ }).click();
  await expect(question(page)).toHaveText(left.step.question);
});

test("someone who has tried everything ends with a person, not in a circle", async ({ page }) => {
  const end = await walk(page.request, "/en/email", isLastStop, giveUp);
  await page.goto(end.canonical);
  await expect(question(page)).toHaveText("Let a person take it from here");
  await expect(page.getByText("You have tried everything we know.")).toBeVisible();
  await expect(page.getByRole("link", { name: /more things? to try$/ })).toHaveCount(0);
});

/** A person, and nothing else to try. */
function isLastStop({ step }: StepView): boolean {
  return step.kind === "help" && step.answers.length === 0;
}

/** Opens the start page and says that an e-mail code is missing. */
async function startByEmail(page: Page): Promise<StepView> {
  await page.goto("/en");
  await hydrated(page);
  await answer(page, ({ step }) => step.answers.find(({ id }) => id === "email"));
  // No sentence fits on any of the pages of signs: the first check follows.
  let step = await answer(page);
  while (step.step.id.startsWith("sign")) step = await answer(page);
  return step;
}

async function openTrail(page: Page): Promise<void> {
  await page.getByText(/thing(s)? checked/).click();
}

/** The name of the link that asks the step with this title again. */
function changeOf(title: string): RegExp {
  return new RegExp(`^Change ?: ${literally(title)}$`);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
