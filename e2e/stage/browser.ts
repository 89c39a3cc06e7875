import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** The Chromium that the tests use: `CHROMIUM_PATH`, Playwright's own, or the system's. `null` when there is none. */
export function findBrowser(): string | null {
  const places = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    // Draws no window, which makes the tests a quarter faster.
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  return places.find((place) => place !== undefined && place !== "" && existsSync(place)) ?? null;
}
