import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";
import { type Answer, currentStep, goOn, type StepView } from "./step.ts";

/** The answers of the open page. */
export function answersOf(page: Page): Locator {
  return page.getByRole("navigation", { name: "Your answer" });
}

/** The `h1`. */
export function question(page: Page | FrameLocator): Locator {
  return page.getByRole("heading", { level: 1 });
}

/** Presses the answer that `choose` takes and waits for the step it leads to, which it returns. */
export async function answer(page: Page, choose: (step: StepView) => Answer | undefined = goOn): Promise<StepView> {
  const chosen = choose(await currentStep(page));
  if (!chosen) throw new Error(`no such answer on ${page.url()}`);
  await answersOf(page).getByRole("link", { name: chosen.label, exact: true }).click();
  await expect(page).toHaveURL(chosen.href);
  const next = await currentStep(page);
  await expect(question(page)).toHaveText(next.step.headline ?? next.step.question);
  return next;
}

/** Waits until the page runs: before, the address to share is a plain link, and a letter is selected by hand. */
export async function hydrated(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /^Copy (?:a link to this page|the text)$/ })).toBeVisible();
}
