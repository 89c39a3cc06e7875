import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Page, TestInfo } from "@playwright/test";
import { expect, type Servers, test } from "../stage/servers.ts";
import { keySetOf, newTicketKey, signTicket } from "../stage/ticket.ts";
import { mend, walk } from "../walk/step.ts";

test("the second text is earned by the browser itself, and what that takes is loaded only then", async ({
  servers,
  page,
}, testInfo) => {
  const { url, ids, close } = await siteWithShortWaits(servers, testInfo);
  const trouble: string[] = [];
  const puzzles: string[] = [];
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("request", (request) => request.url().endsWith("/api/resend-proof") && puzzles.push(request.url()));
  await toTrial(page, url);
  const scripts = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));

  const button = page.getByRole("button", { name: "Send a new code" });
  await button.click();
  await expect.poll(() => ids.size, { message: "the first text is free", timeout: 20_000 }).toBe(1);
  expect(puzzles).toEqual([]);
  await expect(page.getByRole("heading", { name: "Did it arrive?" }).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByText("You can ask for a new code now.").first()).toBeVisible();
  const pressed = Date.now();
  await button.click();
  await expect.poll(() => ids.size, { timeout: 60_000 }).toBe(2);
  testInfo.annotations.push({ type: "seconds from press to send", description: String((Date.now() - pressed) / 1000) });
  expect(puzzles).toHaveLength(1);
  const later = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const loaded = later.filter((name) => name.endsWith(".js") && !scripts.includes(name));
  expect(loaded.length, "the solver came with the press that needed it").toBeGreaterThan(0);
  expect(trouble).toEqual([]);
  await close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the second text costs a longer wait instead, and the page says how long", async ({
    servers,
    page,
  }, testInfo) => {
    const { url, ids, close } = await siteWithShortWaits(servers, testInfo);
    await toTrial(page, url);
    await page.getByRole("button", { name: "Send a new code" }).click();
    await expect.poll(() => ids.size).toBe(1);
    await expect(page).toHaveURL(/\/en\/delivery\/sms\/trial-/);
    await page.goto(page.url().replace(/\/trial-[a-z-]+\.asked/, ""));
    await page.getByRole("button", { name: "Send a new code" }).click();
    await expect(page.getByText(/You can ask for the next code in \d+ (seconds|minute)/)).toBeVisible();
    expect(ids.size).toBe(1);
    await close();
  });
});

/** A wizard whose usual wait is one second, and a sign-in site that sends what it is asked for; `ids` are its sends. */
async function siteWithShortWaits(servers: Servers, testInfo: TestInfo) {
  const folder = testInfo.outputPath("content");
  cpSync("content", folder, { recursive: true });
  const settings = join(folder, "settings.yaml");
  writeFileSync(
    settings,
    readFileSync(settings, "utf8")
      .replace(/waits: \[.*\]/, "waits: [1s]")
      .replace("jitter: 10%", "jitter: 0%"),
  );
  const ids = new Set<string>();
  const site = createServer((request, response) => {
    ids.add(String(request.headers["webhook-id"]));
    response.end('{"status":"sent"}');
  });
  await new Promise<void>((resolve) => site.listen(0, "localhost", resolve));
  const address = site.address();
  const { url } = await servers.wizard({
    CONTENT_DIR: folder,
    TICKET_JWKS: await keySetOf(key),
    TICKET_ISSUER: "https://www.example.com",
    RESEND_URL: `http://localhost:${typeof address === "object" ? address?.port : 0}/`,
    RESEND_SECRET: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
  });
  const close = () =>
    new Promise<void>((resolve) => {
      site.close(() => resolve());
      site.closeAllConnections();
    });
  return { url, ids, close };
}

const key = newTicketKey();

/** Comes with a ticket for a text that was sent a minute ago, and goes to a trial. */
async function toTrial(page: Page, url: string): Promise<void> {
  const claims = { iss: "https://www.example.com", channel: "sms", dial_code: "44", country: "GB" };
  const ticket = await signTicket({ ...claims, sent_at: Math.floor(Date.now() / 1000) - 60 }, key);
  await page.goto(`${url}/start?ticket=${ticket}`);
  const start = `${url}/api/v1/step?channel=sms`;
  const trial = await walk(page.request, start, ({ step }) => step.kind === "trial", mend);
  await page.goto(url + trial.canonical);
  await expect(page.getByRole("button", { name: "Send a new code" })).toBeVisible();
}
