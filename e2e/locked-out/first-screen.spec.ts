import { expect, type Page, test } from "@playwright/test";
import { channels } from "#machines/words.ts";

const phone = { width: 360, height: 640 };
// English, one from right to left, and the longest words; the others need less room, or as much.
const locales = ["en", "ar", "ru"] as const;
const wanted = 0.9;

/** Where the first answer of a check ends, in px from the top of the page; for the holder of a ticket there is a line about the code above it. */
interface Measured {
  check: string;
  bottom: number;
  withTicket: number;
}

test("on a small phone the question, what to do and the first answer are in sight on nine of ten checks", async ({
  page,
}) => {
  // All checks of the site in three languages.
  test.slow();
  await page.setViewportSize(phone);
  // Without the scripts of the page, so that one document can show the pages of all checks in turn.
  await page.route("**/*.js", (route) => route.abort());
  for (const locale of locales) {
    const measured = await measureAll(page, locale);
    expect(measured.length, "all checks of all channels").toBeGreaterThan(50);
    for (const kind of ["bottom", "withTicket"] as const) {
      const below = measured.filter((one) => one[kind] > phone.height);
      const share = 1 - below.length / measured.length;
      console.log(
        `first answer in sight, ${locale}, ${kind}: ${Math.round(share * 100)} % of ${measured.length} checks`,
      );
      const names = below.map((one) => `${one.check} ${one[kind]} px`);
      expect.soft(share, `${locale}: below the first screen: ${names.join(", ")}`).toBeGreaterThanOrEqual(wanted);
    }
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

test("all checks of a channel fit on twelve sheets of paper, with their questions", async ({ page }) => {
  // The longest.
  await page.goto("/es/email/all");
  const paper = await page.pdf({ format: "A4", margin: { top: "1cm", right: "1cm", bottom: "1cm", left: "1cm" } });
  const sheets = paper.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length).toBeGreaterThan(1);
  expect(sheets.length).toBeLessThanOrEqual(12);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("article h3").first()).toBeVisible();
  await expect(page.locator("article li").first()).toBeVisible();
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
async function measureAll(page: Page, locale: string): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const channel of channels) {
    const start = `/${locale}/${channel}`;
    await page.goto(`${start}/all`);
    const checks = await page.locator("article details > div").evaluateAll((all) => all.map(({ id }) => id));
    for (const one of await page.evaluate(bottomsOfAnswers, { start, checks }))
      measured.push({ ...one, check: `${channel}/${one.check}` });
  }
  return measured;
}

/** Runs in the browser: lays out the page of each check in place of the open one, which shares frame, styles and fonts with it. */
async function bottomsOfAnswers({ start, checks }: { start: string; checks: string[] }): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const check of checks) {
    const path = `${start}/${check}`;
    let response = await fetch(`${path}/sign.${check}`);
    // A check that something known rules out is looked at again, as after an answer.
    if (!response.url.includes(`${path}/`)) response = await fetch(`${path}/${check}.cannot`);
    if (!response.url.includes(`${path}/`)) throw new Error(`${check} has no page of its own`);
    document.body.replaceWith(new DOMParser().parseFromString(await response.text(), "text/html").body);
    const answer = document.querySelector("main nav[aria-label] a.button");
    if (!answer) throw new Error(`${check} has no large answer`);
    const bottomOf = () => Math.round(answer.getBoundingClientRect().bottom + scrollY);
    const bottom = bottomOf();
    const space = document.querySelector<HTMLElement>("main > div:has(> script)");
    if (!space) throw new Error("there is no space for the line about the code");
    space.dataset.ticket = "";
    measured.push({ check, bottom, withTicket: bottomOf() });
  }
  return measured;
}
