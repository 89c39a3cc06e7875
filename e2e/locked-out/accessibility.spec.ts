import type { Page } from "@playwright/test";
import {
  barriers,
  dependsOnLooks,
  openEverything,
  outOfBox,
  partsToSee,
  smallTargets,
  withoutEdge,
} from "../walk/barriers.ts";
import { letterFrom } from "../walk/page-kinds.ts";
import { expect, type Person, test } from "../walk/person.ts";
import { find, giveUp, goOn, mend, type StepView, walk } from "../walk/step.ts";
import { answersOf, hydrated, question } from "../walk/wizard.ts";

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };
const smallest = { width: 320, height: 640 };

/** Checks that own words fit, as a path holds them. */
const words = [
  "new-sim",
  "text-filter",
  "carrier-block",
  "no-signal",
  "right-number",
  "number-kind",
  "text-delay",
  "two-sims",
]
  .map((check, rank) => `words${rank === 0 ? "" : `-${rank + 1}`}.${check}`)
  .join("/");

const pages: Record<string, (person: Person) => Promise<void>> = {
  start: async ({ page }) => void (await page.goto("/en")),
  "start for a refused code": async ({ page }) => void (await page.goto("/en/start/symptom.refused")),
  "check with steps for a product": ({ page }) =>
    openStep(page, ({ choices, trail }) => choices.length > 0 && trail.length > 0),
  "check in Arabic, from right to left": async ({ page }) => {
    const { canonical } = await walk(
      page.request,
      "/ar/email",
      ({ choices, trail }) => choices.length + trail.length > 1,
    );
    await page.goto(canonical);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  },
  "opening page": async ({ page }) => void (await page.goto("/en/sms/sign")),
  "sentences for own words": async ({ page }) => void (await page.goto(`/en/sms/likely/${words}`)),
  "more sentences for own words, in Arabic": async ({ page }) => {
    await page.goto(`/ar/sms/likely-2/likely.none/${words}`);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  },
  "question about a fact": ({ page }) => openStep(page, ({ step }) => step.kind === "question" && step.id !== "sign"),
  "trial without a ticket": ({ page }) => openStep(page, isTrial, mend),
  "trial while one has to wait": async (person) => {
    await enterWithTicket(person);
    await stopTime(person.page);
    await openStep(person.page, isTrial, mend);
    await expect(person.page.getByText(/^0:\d\d$/)).toBeVisible();
  },
  "trial with a code on its way": async (person) => {
    await person.suffers("earlier");
    await enterWithTicket(person);
    await openStep(person.page, isTrial, mend);
    await person.suffers("slow", 600);
    await person.askForNewCode();
    await expect(question(person.page)).toHaveText("On its way");
    await stopTime(person.page);
    await person.page.reload();
    await expect(question(person.page)).toHaveText("On its way");
  },
  solved: ({ page }) => openStep(page, ({ step }) => step.kind === "solved", find),
  "help with what was tried": ({ page }) => openStep(page, ({ step }) => step.kind === "help", giveUp),
  "letter in the language of the page": async ({ page }) =>
    void (await page.goto(await letterFrom(page.request, "/en/sms"))),
  "letter in Arabic on a page in English": async ({ page }) => {
    const path = await letterFrom(page.request, "/en/sms");
    await page.goto(path.replace(/^(\/en\/letter\/[^/]+)\/en\//, "$1/ar/"));
    await expect(page.locator("main p[lang=ar]")).toHaveAttribute("dir", "rtl");
  },
  "letter in English on a page in Arabic, from right to left": async ({ page }) => {
    const path = await letterFrom(page.request, "/ar/sms");
    await page.goto(path.replace(/^(\/ar\/letter\/[^/]+)\/ar\//, "$1/en/"));
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator("main p[lang=en]")).toHaveAttribute("dir", "ltr");
  },
  "ways to a person": async ({ page }) => void (await page.goto("/en/help")),
  "personal page without a ticket": async ({ page }) => void (await page.goto("/en/delivery?problem=ticket-used")),
  "personal page of a trial": async (person) => {
    await enterWithTicket(person);
    await stopTime(person.page);
    await openStep(person.page, isTrial, mend);
    await person.page.getByRole("link", { name: "What happened to my code?" }).click();
    await expect(person.page.getByText("We sent a code to").first()).toBeVisible();
  },
  "page that is not there": async ({ page }) => void (await page.goto("/en/fax")),
  "link with parts left out": async ({ page }) => void (await page.goto("/en/email/spam-folder/no-such-thing.yes")),
};

for (const [name, open] of Object.entries(pages)) {
  test(`${name}: no barrier on a phone in light, on a desktop in dark`, async ({ person }) => {
    const { page } = person;
    await open(person);
    await expect(question(page)).toHaveCount(1);
    await openEverything(page);
    await page.setViewportSize(phone);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    expect(await barriers(page), `${phone.width} px, light`).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length), "nothing moves").toBe(0);
    const onPhone = await partsToSee(page);

    await page.setViewportSize(desktop);
    await page.emulateMedia({ colorScheme: "dark" });
    // Whatever has to do with roles and names was looked at on the phone: it is the same as long as the same parts are there.
    expect(await partsToSee(page), "the same parts on a desktop as on a phone").toBe(onPhone);
    expect(await barriers(page, dependsOnLooks), `${desktop.width} px, dark`).toEqual([]);

    await page.setViewportSize(smallest);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      "no sideways scrolling",
    ).toBeLessThanOrEqual(smallest.width);
    expect(await smallTargets(page), "nothing to press is smaller than a finger").toEqual([]);

    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    expect(await withoutEdge(page), "colours of one's own leave every button an edge").toEqual([]);
    await page.emulateMedia({ forcedColors: "none" });

    await page.setViewportSize(phone);
    // Through the object model, which the policy of the page allows.
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), "twice the text").toBeLessThanOrEqual(
      phone.width,
    );
    expect(await outOfBox(page), "twice the text").toEqual([]);
  });
}

test("answers are large at every width", async ({ page }) => {
  const { canonical } = await walk(page.request, "/en/email", ({ trail }) => trail.length > 0);
  await page.goto(canonical);
  for (const viewport of [smallest, phone, desktop]) {
    await page.setViewportSize(viewport);
    for (const link of await answersOf(page).getByRole("link").all()) {
      const box = await link.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect(box?.width).toBeGreaterThanOrEqual(44);
    }
  }
});

test("the focus can always be seen", async ({ page }) => {
  const { canonical } = await walk(page.request, "/en/email", ({ trail }) => trail.length > 0);
  await page.goto(canonical);
  const seen: string[] = [];
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
    });
    const name = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (ring < 2) seen.push(name);
  }
  expect(seen, "parts without a visible focus ring").toEqual([]);
});

test("with the keyboard alone the first answer is six stops away at most, and the question one", async ({ page }) => {
  const { canonical } = await walk(
    page.request,
    "/en/email",
    ({ choices, trail }) => choices.length > 0 && trail.length > 0,
  );
  await page.goto(canonical);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the question" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(question(page)).toBeFocused();
  const first = answersOf(page).getByRole("link").first();
  for (let stops = 2; stops <= 6; stops++) {
    await page.keyboard.press("Tab");
    if (await first.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(first).toBeFocused();
});

test("Escape closes the menu of languages, and so does going on", async ({ page }) => {
  await page.goto("/en/email/help");
  await hydrated(page);
  const menu = page.getByText("Language: English");
  const spanish = page.getByRole("link", { name: "español" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(spanish).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(spanish).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(spanish).toBeHidden();
});

test("text may be widely spaced (WCAG 1.4.12) and nothing is cut off", async ({ page }) => {
  const { canonical } = await walk(page.request, "/en/email", isTrial, mend);
  await page.setViewportSize(phone);
  await page.goto(canonical);
  // Through the object model, which the policy of the page allows.
  await page.evaluate(() => {
    const { style } = document.documentElement;
    style.lineHeight = "1.5";
    style.letterSpacing = "0.12em";
    style.wordSpacing = "0.16em";
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  for (const link of await answersOf(page).getByRole("link").all()) {
    expect(await link.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
  }
});

function isTrial({ step }: StepView): boolean {
  return step.kind === "trial";
}

/** Opens the first step that `isWanted` on the way of a person who answers as `choose` does. */
async function openStep(page: Page, isWanted: (step: StepView) => boolean, choose = goOn): Promise<void> {
  const { canonical } = await walk(page.request, "/en/email", isWanted, choose);
  await page.goto(canonical);
}

/** Pages opened from here on hear of the code what is true now, as if no time went by: nothing on them changes while it is looked at. */
async function stopTime(page: Page): Promise<void> {
  const response = await page.request.get("/api/delivery");
  await page.route(/\/api\/delivery(\?.*)?$/, (route) => route.fulfill({ response }));
}

async function enterWithTicket(person: Person): Promise<void> {
  await person.signIn("email");
  await person.openWizard();
}
