import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import { slowPhone, withSlowPhone } from "./slow-phone.ts";

/** One visit of an address with an empty cache. */
export interface FirstLoad {
  /** From the start of the navigation to the paint that shows the `h1`. */
  readableMs: number;
  /** Every script the browser really loaded (so without the `nomodule` polyfill), its body as gzip, however it was sent. */
  scripts: { path: string; bytes: number }[];
}

/** Opens `url` on the slow phone and stays until it is quiet and read. Throws when the page shows no `h1`. */
export function measureFirstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  return withSlowPhone(browser, async (page) => {
    const sizes: Promise<{ path: string; bytes: number }>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      const path = new URL(response.url()).pathname;
      sizes.push(response.body().then((body) => ({ path, bytes: gzipSync(body).length })));
    });
    await page.addInitScript(watchHeading);
    await page.goto(url, { waitUntil: "networkidle" });
    await page.waitForTimeout(slowPhone.readingSeconds * 1000);
    const readableMs = await page.evaluate(() => performance.getEntriesByName("h1-painted")[0]?.startTime);
    if (readableMs === undefined) throw new Error(`${url} shows no h1.`);
    return { readableMs, scripts: await Promise.all(sizes) };
  });
}

/** In the page: has the browser report the paint of the first `h1` (Element Timing), and marks it. */
function watchHeading() {
  new MutationObserver((_, observer) => {
    const heading = document.querySelector("h1");
    if (!heading) return;
    heading.setAttribute("elementtiming", "h1");
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    const [painted] = list.getEntries();
    if (painted) performance.mark("h1-painted", { startTime: painted.startTime });
  }).observe({ type: "element", buffered: true });
}
