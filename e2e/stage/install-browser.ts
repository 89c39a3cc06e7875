import { spawnSync } from "node:child_process";
import { findBrowser } from "./browser.ts";

// Before the browser tests: use the browser that is there, else Playwright's own download, else Debian's packages.
const attempts = [
  ["npx", "playwright", "install", "--with-deps", "chromium-headless-shell"],
  ["apt-get", "update", "-qq"],
  ["apt-get", "install", "-y", "-qq", "chromium-headless-shell"],
  ["apt-get", "install", "-y", "-qq", "chromium"],
];
for (const [command = "", ...args] of attempts) {
  if (findBrowser()) break;
  console.info(`No browser yet. Trying: ${command} ${args.join(" ")}`);
  spawnSync(command, args, {
    stdio: "inherit",
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
const found = findBrowser();
if (!found) {
  console.error("No Chromium could be found or installed. Install one and name it in CHROMIUM_PATH.");
  process.exit(1);
}
console.info(`Browser: ${found}`);
