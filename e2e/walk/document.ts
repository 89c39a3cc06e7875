import type { Page } from "@playwright/test";

/** Everything a browser complains about: blocked by the policy, errors in scripts, markup that does not match. */
export async function listen(page: Page): Promise<string[]> {
  const trouble: string[] = [];
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`blocked by the policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  page.on("console", (message) => {
    // Playwright says itself that it keeps the service worker away; offline.spec.ts lets it in.
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (["error", "warning"].includes(message.type())) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  return trouble;
}

/** Survives soft navigation, not a new document. */
export function markDocument(page: Page): Promise<void> {
  return page.evaluate(() => document.body.setAttribute("data-marked", "yes"));
}

export async function isMarked(page: Page): Promise<boolean> {
  return (await page.locator("body").getAttribute("data-marked")) === "yes";
}
