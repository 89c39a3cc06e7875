import type { Page } from "@playwright/test";

/** One visit of a host page with an empty cache. */
export interface HostVisit {
  /** What came over the line, with all frames. */
  bytes: number;
  requests: number;
  /** From the start of the navigation to the first paint of the host page, to its load event, and to the help that stands there (0 where none does). */
  paintedMs: number;
  loadedMs: number;
  shownMs: number;
}

/** Opens `url` and stays until the line is quiet; where the help is `expected`, until it stands there. */
export async function visitHost(page: Page, url: string, expected: boolean): Promise<HostVisit> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    );
  });
  await page.addInitScript(() => {
    addEventListener("ready", () => performance.mark("help-shown"));
  });
  await page.goto(url);
  if (expected) await page.waitForFunction(() => performance.getEntriesByName("help-shown").length > 0);
  await page.waitForLoadState("networkidle");
  const times = await page.evaluate(() => {
    const [loaded] = performance.getEntriesByType("navigation");
    return {
      paintedMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      loadedMs: loaded instanceof PerformanceNavigationTiming ? loaded.loadEventStart : 0,
      shownMs: performance.getEntriesByName("help-shown")[0]?.startTime ?? 0,
    };
  });
  const measured = await Promise.all(sizes);
  return { ...times, requests: measured.length, bytes: measured.reduce((sum, size) => sum + size, 0) };
}
