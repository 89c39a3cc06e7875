import type { Browser, Page } from "@playwright/test";
import { countedLine } from "./counted-line.ts";
import { slowPhone, withSlowPhone } from "./slow-phone.ts";

/** One walk from a start page through its taps. */
export interface TapWalk {
  /** Milliseconds from each tap to the next painted `h1`. */
  times: number[];
  /** Bytes of all steps of the walk, those that were fetched ahead and never shown among them. */
  stepBytes: number;
  /** Bytes of everything else after the start page was quiet: what is kept for a lost line, and the API. */
  restBytes: number;
}

/** Opens `start` of the server at `origin` on the slow phone and taps the links to `paths`, one after the other. */
export async function measureTaps(browser: Browser, origin: string, start: string, paths: string[]): Promise<TapWalk> {
  const line = await countedLine(origin);
  try {
    return await withSlowPhone(browser, async (page) => {
      await page.addInitScript(watchTaps);
      await page.goto(line.origin + start, { waitUntil: "networkidle" });
      const before = line.bytes().rest;
      const times: number[] = [];
      for (const path of paths) times.push(await tap(page, path));
      await page.waitForLoadState("networkidle");
      const { steps, rest } = line.bytes();
      return { times, stepBytes: steps, restBytes: rest - before };
    });
  } finally {
    await line.stop();
  }
}

async function tap(page: Page, path: string): Promise<number> {
  const link = page.locator(`main a[href="${path}"]`).first();
  const half = slowPhone.readingSeconds * 500;
  // Read the question, bring the answers into view, choose.
  await page.waitForTimeout(half);
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(half);
  await page.evaluate(() => performance.clearMeasures("tap-to-h1"));
  await link.tap();
  const measured = await page.waitForFunction(() => performance.getEntriesByName("tap-to-h1")[0]?.duration);
  if (new URL(page.url()).pathname !== path) throw new Error(`The link to ${path} led to ${page.url()}.`);
  const milliseconds = await measured.jsonValue();
  if (milliseconds === undefined) throw new Error(`The tap on ${path} has no time.`);
  return milliseconds;
}

/** In the page: measures from a click to the end of the frame that shows another `h1`. A full page load would lose the measure, and fail. */
function watchTaps() {
  document.addEventListener(
    "click",
    (event) => {
      const before = document.querySelector("h1")?.textContent;
      const observer = new MutationObserver(() => {
        const now = document.querySelector("h1")?.textContent;
        if (!now || now === before) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // A frame callback runs before its paint, the next task after it.
          const channel = new MessageChannel();
          channel.port1.onmessage = () =>
            performance.measure("tap-to-h1", { start: event.timeStamp, end: performance.now() });
          channel.port2.postMessage(null);
        });
      });
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    },
    { capture: true },
  );
}
