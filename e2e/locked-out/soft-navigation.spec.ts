import { expect, test } from "@playwright/test";
import { isMarked, listen, markDocument } from "../walk/document.ts";
import { currentStep, mend } from "../walk/step.ts";
import { answer, answersOf, hydrated, question } from "../walk/wizard.ts";

test("a whole journey needs the document only once", async ({ page }) => {
  const trouble = await listen(page);
  await page.goto("/en");
  await hydrated(page);
  await markDocument(page);
  await answer(page, ({ step }) => step.answers[0]);
  for (let steps = 0; steps < 4; steps++) await answer(page);
  await answer(page, mend);
  expect(await isMarked(page)).toBe(true);
  expect(trouble).toEqual([]);
});

test("a step comes without the frame of the page, which stays", async ({ page }) => {
  const steps: Promise<string>[] = [];
  page.on("response", (response) => {
    const { rsc, "next-router-prefetch": isTree } = response.request().headers();
    if (rsc && !isTree) steps.push(response.text());
  });
  await page.goto("/en/email/sign");
  await hydrated(page);
  const brand = await page.locator("header").elementHandle();
  for (let count = 0; count < 3; count++) await answer(page);
  const texts = await Promise.all(steps);
  expect(texts.length).toBeGreaterThanOrEqual(3);
  for (const text of texts) expect(text).not.toContain('"html"');
  expect(await brand?.evaluate((header) => header.isConnected)).toBe(true);
});

test("a step that is lost on the way is asked for again, as a whole page", async ({ page }) => {
  await page.goto("/en/email/sign");
  await hydrated(page);
  const [lost] = (await currentStep(page)).step.answers;
  const href = lost?.href ?? "";
  const link = answersOf(page).getByRole("link", { name: lost?.label ?? "", exact: true });
  let lose = () => {};
  const tapped = new Promise<void>((resolve) => {
    lose = resolve;
  });
  await page.route(`**${href}?_rsc=*`, (route) => tapped.then(() => route.abort()), { times: 1 });
  const isAskedFor = page.waitForRequest((request) => request.url().includes(`${href}?_rsc=`));
  await link.hover();
  await isAskedFor;
  await link.click();
  lose();
  await expect(page).toHaveURL(href);
  await expect(question(page)).toHaveCount(1);
  await expect(answersOf(page).getByRole("link").first()).toBeVisible();
});
