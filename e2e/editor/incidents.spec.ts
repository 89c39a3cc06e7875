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
  const isSeen = (seconds: number) => {
    writeFileSync(`${folder}/incidents/late.md`, incidentUntil(new Date(Date.now() + seconds * 1000)));
    const look = expect(async () => {
      await page.goto(`${wizard.url}/en/sms`);
      await expect(banner).toContainText("Texts are late", { timeout: 500 });
    });
    return look.toPass({ timeout: seconds * 1000 }).then(
      () => true,
      () => false,
    );
  };
  // It ends soon. A machine that is too busy to show it until then gets more time.
  expect((await isSeen(20)) || (await isSeen(60)) || (await isSeen(120))).toBe(true);
  await expect(page).toHaveURL(`${wizard.url}/en/sms/text-delay`);
  await expect(page.getByText("Now, because many codes are late at the moment.")).toBeVisible();
  await page.goto(`${wizard.url}/en/email`);
  await expect(question(page)).toBeVisible();
  await expect(banner).toHaveCount(0);

  await expect(async () => {
    await page.goto(`${wizard.url}/en/sms`);
    await expect(banner).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 150_000 });
  await expect(page).toHaveURL(usual);
});

function incidentUntil(end: Date): string {
  const until = end.toISOString().replace(/\.\d+/, "");
  return `---\ntitle: Texts are late\nchannel: sms\nfrom: 2026-01-01T00:00Z\nuntil: ${until}\nfirst: [text-delay]\n---\nPlease **wait**.\n`;
}
