import { randomBytes } from "node:crypto";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./stage/browser.ts";
import { newTicketKey } from "./stage/ticket.ts";

const port = Number(process.env.E2E_PORT ?? 3100);
const executablePath = findBrowser();
// The sign-in site signs tickets with it, and so do tests that need a wrong one.
process.env.DEMO_TICKET_KEY ??= newTicketKey();
// Delivery events are signed with it, by the sign-in site and by tests that report something themselves.
process.env.DEMO_EVENTS_SECRET ??= `whsec_${randomBytes(24).toString("base64")}`;

// Tests that wait for clocks and for servers of their own to start and stop, while the processors have little to do.
const waiting = [
  ...["crash", "incidents", "proof-of-work", "editor", "express-sample"],
  ...["doctor", "production", "settings", "traces", "metrics"],
].map((name) => `**/${name}.spec.ts`);

// The tests run against what people run: the demo, with the production build of the wizard.
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A machine with two cores stalls now and then; a retried test is reported as flaky, with its trace.
  retries: process.env.CI ? 2 : 0,
  // As many as the least machine has processors, and one more for those that mostly wait.
  workers: 3,
  projects: [
    { name: "waiting", testMatch: waiting, workers: 1 },
    { name: "busy", testIgnore: waiting, workers: 2 },
  ],
  timeout: 120_000,
  // Longer than a busy machine may take for what it does in a moment.
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./stage/steps-reporter.ts"]],
  use: {
    baseURL: `http://localhost:${port}`,
    // Tests that hold or change what a page asks for must see it; offline.spec.ts allows it.
    serviceWorkers: "block",
    // Taking one costs as much as the test itself.
    trace: "on-first-retry",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "npm run demo",
    cwd: new URL("..", import.meta.url).pathname,
    url: `http://localhost:${port}/api/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
    env: {
      PORT: String(port),
      DEMO_PORT: String(port + 1),
      DEMO_SMTP_PORT: String(port + 2),
      DEMO_TEST: "1",
      DATA_DIR: ".data/e2e",
    },
  },
});
