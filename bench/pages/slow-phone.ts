import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";

/** What every page measurement is taken with: a slow line and a slow processor. */
export const slowPhone = {
  roundTripMs: 150,
  bitsPerSecond: 1_600_000,
  processorSlowdown: 4,
  /** Seconds a person reads before a tap. */
  readingSeconds: 0.9,
};

/** Headless Chromium: CHROMIUM_PATH, else Debian's, else Playwright's own. */
export function launchChromium(more: string[] = []): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  const debian = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((place) => existsSync(place));
  const executablePath = given || debian;
  return chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox", ...more] });
}

/** Runs `use` with a new page on the slow phone: empty cache, no cookies, nothing left behind afterwards. */
export async function withSlowPhone<Result>(browser: Browser, use: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    const bytesPerSecond = slowPhone.bitsPerSecond / 8;
    await protocol.send("Network.enable");
    await protocol.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: slowPhone.roundTripMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: slowPhone.processorSlowdown });
    return await use(page);
  } finally {
    await context.close();
  }
}
