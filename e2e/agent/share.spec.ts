import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { test as personTest } from "../walk/person.ts";
import { question } from "../walk/wizard.ts";

// Own words of customers, and the language each is written in.
const spanish = "Lo pedí cuatro veces y nada, tengo una SIM nueva";
const arabic = "طلبت الرمز أربع مرات ولم يصل شيء، عندي شريحة جديدة";

// The index of a language is learned when somebody first asks for it, which takes a busy machine seconds.
const learned = { timeout: 30_000 };
const ready = (page: Page) => page.getByRole("heading", { level: 1, name: "Ready to send" });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("from the pasted sentence to the clipboard in three clicks; nothing of the sentence leaves the browser", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
  await page.goto("/en/share");
  await page.getByRole("textbox", { name: "Their sentence" }).fill(arabic);
  await page.getByRole("button", { name: "Make the link" }).first().click();
  await expect(ready(page)).toBeVisible(learned);
  await page.getByRole("button", { name: "Copy for chat" }).click();
  await expect.poll(() => copied(page)).toMatch(/^هذه الصفحة/);
  const text = await copied(page);
  expect(text).toMatch(/\/ar\/sms\/new-sim\/\S+\/from\.support\n/);
  expect(sent.filter((one) => one.includes("شريحة"))).toEqual([]);

  // The customer, on a phone without JavaScript.
  const href = /https?:\S+/.exec(text)?.[0] ?? "";
  const phone = await context
    .browser()
    ?.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
  const customer = await phone?.newPage();
  if (!customer) throw new Error("no second browser");
  await customer.goto(href);
  await expect(question(customer)).toHaveText("هل الشريحة أو شركة الاتصالات جديدة؟");
  await customer.getByText("سجّل فريق الدعم").click();
  await customer.getByRole("link", { name: /هذا غير صحيح: شريحة/ }).click();
  await expect(question(customer)).not.toHaveText("هل الشريحة أو شركة الاتصالات جديدة؟");
  await phone?.close();
});

test("with the keyboard alone, in under ten keys", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/en/share");
  await page.evaluate((text) => navigator.clipboard.writeText(text), spanish);
  await expect(page.getByRole("textbox", { name: "Their sentence" })).toBeFocused();
  const keys = ["Control+v", "Enter"];
  for (const key of keys) await page.keyboard.press(key);
  await expect(ready(page)).toBeFocused(learned);
  do {
    keys.push("Tab");
    await page.keyboard.press("Tab");
  } while (keys.length < 10 && (await page.locator(":focus").textContent()) !== "Copy for chat");
  keys.push("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(keys.length).toBeLessThan(10);
  expect(await copied(page)).toMatch(/^Esta página/);
});

test("who has gone to another field before the page runs is not fetched back", async ({ page }) => {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const field = document.querySelector<HTMLSelectElement>("main select");
      if (!field) return;
      watch.disconnect();
      field.focus();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.goto("/en/share");
  // React marks what it has taken over; what it does behind that is done a frame later.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main textarea") ?? {}).some((key) => key.startsWith("__reactFiber")),
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await expect(page.getByRole("combobox", { name: "The customer's language" })).toBeFocused();
});

test("where the browser refuses the clipboard, the text stands selected", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
  });
  await page.goto("/en/share/es/sms/sign.new-sim");
  await page.getByRole("button", { name: "Copy the link" }).click();
  const field = page.getByRole("textbox", { name: "Your browser did not allow it. Copy it from here." });
  await expect(field).toBeFocused();
  const selected = await field.evaluate((one) =>
    one instanceof HTMLTextAreaElement ? one.value.slice(one.selectionStart, one.selectionEnd) : "",
  );
  expect(selected).toMatch(/^http\S+\/es\/sms\/new-sim\/\S+\/from\.support$/);
});

test("a note goes along in the fragment and is shown as text from support; a code in it is refused", async ({
  page,
}) => {
  await page.goto("/en/share/en/sms/sign.new-sim");
  const note = page.getByRole("textbox", { name: "A note for the customer" });
  await note.fill("Your code is 482913");
  await expect(page.getByText("This looks like a code.")).toBeVisible();
  await note.fill("<b>Ask for Ann</b>");
  await page.getByText("See the text").last().click();
  const link = (await page.getByText(/^http/).last().textContent()) ?? "";
  expect(link).toMatch(/from\.support#note=/);
  const seen: string[] = [];
  page.on("request", (request) => seen.push(decodeURIComponent(request.url().split("#")[0] ?? "")));
  await page.goto(link);
  await expect(page.getByRole("complementary", { name: "From support" })).toContainText("<b>Ask for Ann</b>");
  expect(seen.filter((one) => one.includes("Ann"))).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the sentence makes a page with the texts, and stands in no address", async ({ page }) => {
    await page.goto("/en/share");
    await page.getByRole("textbox", { name: "Their sentence" }).fill(spanish);
    await page.getByRole("button", { name: "Make the link" }).first().click();
    await expect(ready(page)).toBeVisible(learned);
    expect(decodeURIComponent(page.url())).toMatch(/\/en\/share\/es\/sms\/[a-z0-9./-]+$/);
    await expect(page.getByText("Esta página te dice qué hacer")).toBeVisible();
  });
});

for (const [name, path, scheme] of [
  ["the form", "/en/share", "light"],
  ["a finished link, for an agent who reads from right to left", "/ar/share/es/sms/phone.iphone/sign.new-sim", "dark"],
  ["the first page of a link", "/ar/sms/new-sim/phone.iphone/sign.new-sim/from.support#note=Ann", "dark"],
] as const)
  test(`${name}: no barrier, down to 320 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll<HTMLDetailsElement>("main details")) fold.open = true;
    });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

personTest(
  "a link about another kind of code than the customer's says so, before anything else",
  async ({ person }) => {
    await person.signIn("email");
    await person.openWizard();
    await person.page.goto("/en/sms/new-sim/phone-change.new-sim/sign.new-sim/from.support");
    const status = person.page.getByRole("region", { name: "Your code" });
    await expect(status).toContainText("This link is about a different code from yours. Yours went out by e-mail.");
    await status.getByRole("link", { name: "Show what fits my code" }).click();
    await expect(person.page).toHaveURL(/\/en\/email\//);
  },
);
