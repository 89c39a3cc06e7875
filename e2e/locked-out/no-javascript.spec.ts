import { expect, test } from "@playwright/test";
import { pageKinds } from "../walk/page-kinds.ts";
import { giveUp, walk } from "../walk/step.ts";
import { answer, answersOf, question } from "../walk/wizard.ts";

test.use({ javaScriptEnabled: false });

test("a journey can be walked from the start to a person, and an answer changed", async ({ page }) => {
  await page.goto("/en");
  let step = await answer(page, ({ step }) => step.answers[0]);
  while (step.step.kind !== "check") step = await answer(page);
  await answer(page);
  const second = await answer(page);
  await page.getByText("things checked").click();
  await page
    .getByRole("link", { name: /^Change/ })
    .last()
    .click();
  await answer(page, giveUp);
  await expect(question(page)).toHaveText(second.step.question);

  await page.getByRole("link", { name: "Talk to a person" }).click();
  await expect(page.getByRole("textbox", { name: "What you tried" })).toHaveValue(/I already tried this/);
  await expect(page.getByRole("link", { name: "Open the chat" })).toBeVisible();
});

test("ready words for the phone company stand in the language of its country and in any other, and lead back to the step", async ({
  page,
}) => {
  const step = "/de/sms/carrier-block/country.japan/sign.carrier-block";
  await page.goto(step);
  await page.getByRole("link", { name: "Text für Ihren Mobilfunkanbieter" }).click();
  await expect(page.locator("main [lang=ja]").first()).toContainText("KESTREL");
  await page.getByText("In einer anderen Sprache").click();
  await page.getByRole("link", { name: "English" }).last().click();
  await expect(page.locator("main p[lang=en]")).toContainText("do not reach my number [my number]");
  await page.getByRole("link", { name: "Zurück zum Schritt" }).click();
  await expect(page).toHaveURL(step);
});

test("no page is empty, no link leads nowhere", async ({ page }) => {
  const visited = new Set<string>();
  for (const [kind, find] of Object.entries(pageKinds())) {
    await page.goto(await find(page.request));
    await expect(question(page)).not.toBeEmpty();
    await expect(page.getByText("Nobody at Kestrel asks for your code.")).toBeVisible();
    // A letter is opened from a step, and that is what one shares.
    await expect(page.getByRole("link", { name: "Link to this page" })).toHaveCount(kind === "a letter" ? 0 : 1);
    for (const href of await page.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
      if (href?.startsWith("/")) visited.add(href);
    }
  }
  expect(visited.size).toBeGreaterThan(20);
  for (const href of visited) {
    expect(`${href} ${(await page.request.get(href, { maxRedirects: 1 })).status()}`).toBe(`${href} 200`);
  }
});

test("the mailbox can be named and the personal page opened and left", async ({ page }) => {
  const tabbed = await walk(page.request, "/en/email", ({ choices }) => choices.length > 0);
  const option = tabbed.choices[0]?.options.find(({ current }) => !current);
  await page.goto(tabbed.canonical);
  await page.getByText(`${tabbed.choices[0]?.name}: choose yours`).click();
  await page.getByRole("link", { name: option?.label, exact: true }).click();
  await expect(page).toHaveURL(option?.href ?? "");

  await page.getByRole("link", { name: "What happened to my code?" }).click();
  await expect(question(page)).toHaveText("What happened to your code");
  await expect(page.getByText("We know nothing about a code for this browser.")).toBeVisible();
  await page.getByRole("link", { name: "Go back to the step" }).click();
  await expect(page).toHaveURL(option?.href ?? "");
  await expect(answersOf(page)).toBeVisible();
});
