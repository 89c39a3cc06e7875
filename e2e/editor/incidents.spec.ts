import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "../stage/servers.ts";
import { question } from "../walk/wizard.ts";

test("an incident shows on the pages it concerns, puts waiting first, and ends by the clock", async ({
  servers,
  page,
}, testInfo) => {
  const folder = testInfo.outputPath("content");
  cpSync("content", folder, { recursive: true });
  const wizard = await servers.wizard({ CONTENT_DIR: folder });
  const banner = page.getByRole("region", { name: "A notice for everyone" });
  await page.goto(`${wizard.url}/en/sms`);
  await expect(banner).toHaveCount(0);
  const usual = page.url();
  expect(usual).not.toContain("text-delay");

  mkdirSync(`${folder}/incidents`, { recursive: true });
  const ends = new Date(Date.now() + 25_000).toISOString().replace(/\.\d+/, "");
  writeFileSync(
    `${folder}/incidents/late.md`,
    `---\ntitle: Texts are late\nchannel: sms\nfrom: 2026-01-01T00:00Z\nuntil: ${ends}\nfirst: [text-delay]\n---\nPlease **wait**.\n`,
  );
  await expect(async () => {
    await page.goto(`${wizard.url}/en/sms`);
    await expect(banner).toContainText("Texts are late", { timeout: 500 });
  }).toPass({ timeout: 40_000 });
  await expect(page).toHaveURL(`${wizard.url}/en/sms/text-delay`);
  await expect(page.getByText("Now, because many codes are late at the moment.")).toBeVisible();
  await page.goto(`${wizard.url}/en/email`);
  await expect(question(page)).toBeVisible();
  await expect(banner).toHaveCount(0);

  await expect(async () => {
    await page.goto(`${wizard.url}/en/sms`);
    await expect(banner).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 40_000 });
  await expect(page).toHaveURL(usual);
});
