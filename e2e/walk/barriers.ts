import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** How many elements are there to see. */
export function partsToSee(page: Page): Promise<number> {
  return page.evaluate(
    () => [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility()).length,
  );
}

/** Folded parts count as well; not the menu of languages, which lies above the page while it is open. */
export async function openEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
  });
}

/** The rules of axe whose outcome depends on colours, sizes and places. */
export const dependsOnLooks = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

/** What axe finds by these rules, else by all there are for this level, with the element it finds it on. */
export async function barriers(page: Page, rules?: string[], hasFrames = false): Promise<string[]> {
  // For frames axe opens a page of its own each time ("legacy" is its word for not doing so); pages of ours have none.
  const axe = new AxeBuilder({ page }).setLegacyMode(!hasFrames);
  const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(levels)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

/** Large buttons that only their background tells from text. */
export async function withoutEdge(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".button, button:not([class*=link-], [aria-expanded])")]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
        return borderTopStyle === "none" || borderTopWidth === "0px" || borderTopColor === backgroundColor;
      })
      .map((element) => element.textContent),
  );
}

/** Parts whose text runs out of their own box, over what stands beside them. */
export async function outOfBox(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a, button, summary, h1, h2, p, li")]
      .filter((element) => element.checkVisibility() && !element.closest(".sr-only"))
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.textContent} ${element.scrollWidth} px in ${element.clientWidth}`),
  );
}

/** Everything to press that is less than 44 px high; links in running text are exempt (WCAG 2.5.8). */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a, button, summary")]
      .filter((element) => element.checkVisibility() && !element.closest("p, .sr-only") && !element.matches(".sr-only"))
      .filter((element) => !element.closest(`li:not(nav li)`)?.textContent.replace(element.textContent, "").trim())
      .filter((element) => element.getBoundingClientRect().height < 44)
      .map((element) => `${element.textContent} ${Math.round(element.getBoundingClientRect().height)} px`),
  );
}
