import { type Browser, expect, type Page, test } from "@playwright/test";
import { channels } from "#machines/words.ts";
import { question } from "../walk/wizard.ts";

const phone = { width: 360, height: 640 };
const locales = ["en", "es", "zh", "ar"] as const;
const wanted = 0.9;

/** Where the first answer of a check ends, in px from the top of the page. */
interface Measured {
  check: string;
  bottom: number;
}

// Without JavaScript: it changes nothing above the answers, and 364 pages take half the time.
test("on a small phone the question, what to do and the first answer are in sight on nine of ten checks", async ({
  browser,
}) => {
  for (const locale of locales) {
    const measured = await measureAll(browser, locale);
    const below = measured.filter(({ bottom }) => bottom > phone.height);
    const share = 1 - below.length / measured.length;
    console.log(
      `first answer in sight, ${locale}: ${Math.round(share * 100)} % of ${measured.length} checks, median ${median(measured)} px`,
    );
    expect(measured.length, "all checks of all channels").toBeGreaterThan(50);
    const names = below.map(({ check, bottom }) => `${check} ${bottom} px`);
    expect.soft(share, `${locale}: below the first screen: ${names.join(", ")}`).toBeGreaterThanOrEqual(wanted);
  }
});

test("on paper the steps are unfolded", async ({ page }) => {
  await page.goto("/en/email/mailbox-full/sign.mailbox-full");
  const step = page.getByText("Empty the bin and the spam folder.");
  await expect(step).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(step).toBeVisible();
  await expect(page.getByText("Show me how")).toBeHidden();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the steps can be unfolded", async ({ page }) => {
    await page.goto("/en/email/mailbox-full/sign.mailbox-full");
    const step = page.getByText("Empty the bin and the spam folder.");
    await expect(step).toBeHidden();
    await page.getByText("Show me how").click();
    await expect(step).toBeVisible();
  });
});

/** Every check of every channel, each as the step that its own sentence leads to. */
async function measureAll(browser: Browser, locale: string): Promise<Measured[]> {
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
  const measured = await Promise.all(
    channels.map(async (channel) => {
      const page = await context.newPage();
      await page.goto(`/${locale}/${channel}/all`);
      const checks = await page.locator("article h3").evaluateAll((all) => all.map(({ id }) => id));
      const found: Measured[] = [];
      for (const check of checks) {
        const path = `/${locale}/${channel}/${check}`;
        found.push({ check: `${channel}/${check}`, bottom: await bottomOfAnswer(page, path, check) });
      }
      return found;
    }),
  );
  await context.close();
  return measured.flat();
}

async function bottomOfAnswer(page: Page, path: string, check: string): Promise<number> {
  await page.goto(`${path}/sign.${check}`);
  // A check that something known rules out is looked at again, as after an answer.
  if (!page.url().includes(`${path}/`)) await page.goto(`${path}/${check}.cannot`);
  expect(page.url()).toContain(`${path}/`);
  await expect(question(page)).toBeInViewport({ ratio: 1 });
  const box = await page.locator("main nav a.button").first().boundingBox();
  expect(box, "a large answer").not.toBeNull();
  return Math.round((box?.y ?? 0) + (box?.height ?? 0));
}

function median(measured: readonly Measured[]): number {
  const bottoms = measured.map(({ bottom }) => bottom).toSorted((a, b) => a - b);
  return bottoms[Math.floor(bottoms.length / 2)] ?? 0;
}
