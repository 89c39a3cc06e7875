import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { signTicket } from "../stage/ticket.ts";
import { expect, type Person, test } from "../walk/person.ts";
import { mend, walk } from "../walk/step.ts";
import { answer, answersOf, hydrated, question } from "../walk/wizard.ts";

const offer = /Show me what to do$/;
const now = () => Math.floor(Date.now() / 1000);

test("a full mailbox that is known leads: the ticket lands on its check", async ({ page }) => {
  const challenge = newChallenge();
  await report(page.request, "delivery.failed", { challenge, channel: "email", provider: "smtp", code: "552 5.2.2" });
  await page.goto(`/start?ticket=${await signTicket({ challenge, sent_at: now() - 30 })}`);
  await expect(page).toHaveURL("/en/email/mailbox-full/evidence.mailbox-full");
  await expect(question(page)).toHaveText("Your mailbox is full, so our message was turned away");
  await expect(page.getByText("Is your mailbox full?")).toBeVisible();
  await expect(yourCode(page)).toContainText("Code sent at");
  await expect(yourCode(page).getByRole("link", { name: offer })).toHaveCount(0);
});

test("a code that is over: the ticket lands on sending a new one, and nothing is looked for first", async ({
  page,
}) => {
  await openWith(page, { sent_at: now() - 700, code_expires_at: now() - 100 });
  await expect(page).toHaveURL("/en/email/trial-again-mailbox/evidence.expired");
  await expect(question(page)).toHaveText("Try a new code");
  await expect(page.getByText("The last code is too old now")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send a new code" })).toBeVisible();
});

test("a full mailbox that is reported later is the first and large action of the page, and one press leads to its check", async ({
  page,
}) => {
  const challenge = await openWith(page, { sent_at: now() });
  await answer(page, ({ step }) => step.answers.find(({ id }) => id === "error-when-asking"));
  const before = new URL(page.url()).pathname.split("/").slice(4);
  expect(before.length).toBeGreaterThan(0);
  await report(page.request, "delivery.failed", { challenge, channel: "email", provider: "smtp", code: "552 5.2.2" });

  await yourCode(page).getByRole("link", { name: offer }).click({ timeout: 20_000 });
  await expect(page).toHaveURL(/\/en\/email\/mailbox-full\//, { timeout: 20_000 });
  const after = new URL(page.url()).pathname.split("/").slice(4);
  expect(after.toSorted()).toEqual([...before, "evidence.mailbox-full"].toSorted());
  await expect(yourCode(page)).toContainText("Code sent at");
  await expect(yourCode(page).getByRole("link", { name: offer })).toHaveCount(0);
  await yourCode(page).getByRole("button", { name: "What we know about your code" }).click();
  await expect(yourCode(page)).toContainText("This is certain. The next step is yours.");
});

test("whoever answers on when a report comes is led by it all the same", async ({ page }) => {
  const challenge = await openWith(page, { sent_at: now() });
  await answer(page, ({ step }) => step.answers.find(({ id }) => id === "error-when-asking"));
  await report(page.request, "delivery.failed", { challenge, channel: "email", provider: "smtp", code: "552 5.2.2" });
  await expect(yourCode(page).getByRole("link", { name: offer })).toBeVisible({ timeout: 20_000 });
  await answersOf(page).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/en\/email\/mailbox-full\/evidence\.mailbox-full\//, { timeout: 20_000 });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the personal page names a full mailbox and leads to its check", async ({ person }) => {
    await toWizardWithFullMailbox(person);
    const { page } = person;
    await expect(async () => {
      await page.goto("/en/delivery/email/spam-folder/provider.gmail");
      await expect(page.getByText("the mailbox is full")).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await expect(page.getByText("This is certain. The next step is yours.")).toBeVisible();
    await page.getByRole("link", { name: offer }).click();
    await expect(page).toHaveURL(
      /\/en\/email\/mailbox-full\/evidence\.mailbox-full\/mailbox-kind\.personal\/provider\.gmail$/,
    );
  });
});

test("a report changes the open page without a reload", async ({ page }) => {
  const challenge = await openWith(page, { sent_at: now() });
  await expect(yourCode(page)).toContainText("Code sent at");
  const posted = Date.now();
  await report(page.request, "delivery.failed", { challenge, channel: "email", provider: "smtp", code: "550 5.1.1" });
  await expect(yourCode(page)).toContainText("This address does not exist");
  test.info().annotations.push({ type: "from event to page (ms)", description: String(Date.now() - posted) });
});

test("where nothing can arrive, no button is offered, and another way or a person is", async ({ page }) => {
  const challenge = await openWith(page, { sent_at: now() - 300 });
  const trial = await walk(page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
  await page.goto(trial.canonical);
  await expect(page.getByRole("button", { name: "Send a new code" })).toBeVisible();
  await report(page.request, "delivery.failed", {
    ...{ challenge, channel: "email", provider: "sendgrid", code: "dropped", text: "Bounced Address" },
  });
  await expect(page.getByText("No new code can arrive there")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Send a new code" })).toHaveCount(0);
  await yourCode(page).getByRole("link", { name: offer }).click();
  await expect(page).toHaveURL(/\/do-not-send\//);
});

test("on the page of a new code, what a report says is the one filled button", async ({ page }) => {
  const challenge = await openWith(page, { sent_at: now() - 300 });
  const trial = await walk(page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
  await page.goto(trial.canonical);
  const send = page.getByRole("button", { name: "Send a new code" });
  await expect(send).toBeVisible();
  const filled = await colourOf(send);
  await report(page.request, "delivery.failed", { challenge, channel: "email", provider: "smtp", code: "552 5.2.2" });
  const news = { timeout: 30_000 };
  await expect.poll(() => colourOf(yourCode(page).getByRole("link", { name: offer })), news).toBe(filled);
  await expect.poll(() => colourOf(send), news).not.toBe(filled);
});

test("in Arabic the masked address still reads from left to right", async ({ page }) => {
  await openWith(page, { locale: "ar" });
  await yourCode(page).getByRole("button", { name: "ما نعرفه عن رمزك" }).click();
  const address = page.locator("main bdi").first();
  await expect(address).toHaveText("j•••@m•••.example");
  await expect(address).toHaveAttribute("dir", "ltr");
});

test("a slip in the visible end of the address is pointed out", async ({ page }) => {
  await openWith(page, { destination: "j•••@gmial.com" });
  await expect(yourCode(page)).toContainText("Did you mean gmail.com?");
});

for (const [width, height] of [
  [390, 844],
  [1280, 800],
] as const) {
  test(`nothing moves when the line about the code comes (${width} px wide)`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const challenge = await openWith(page, { sent_at: now() - 30 });
    await report(page.request, "delivery.failed", { challenge, channel: "email", provider: "smtp", code: "552 5.2.2" });
    await expect(yourCode(page)).toContainText("The mailbox is full");
    await page.addInitScript(watchShifts);
    await page.reload();
    await hydrated(page);
    await expect(yourCode(page)).toContainText("The mailbox is full");
    const shift = await page.evaluate(() => document.documentElement.dataset.shift ?? "0");
    test.info().annotations.push({ type: "layout shift", description: shift });
    expect(Number(shift)).toBeLessThan(0.02);
  });
}

/** Opens the wizard with a ticket; answers the id of its challenge. */
async function openWith(page: Page, claims: Record<string, string | number>): Promise<string> {
  const challenge = newChallenge();
  await page.goto(`/start?ticket=${await signTicket({ challenge, ...claims })}`);
  await expect(question(page)).toBeVisible();
  return challenge;
}

function newChallenge(): string {
  return `ch_${Math.random().toString(36).slice(2, 14).padEnd(12, "0")}`;
}

async function toWizardWithFullMailbox(person: Person): Promise<void> {
  await person.suffers("mailbox-full");
  await person.signIn("email");
  await person.openWizard();
}

function yourCode(page: Page) {
  return page.getByRole("region", { name: /^(Your code|رمزك)$/ });
}

async function report(request: APIRequestContext, type: string, data: Record<string, string>): Promise<void> {
  const body = JSON.stringify({ type, data: { at: Date.now() / 1000, ...data } });
  const id = `evt_${Math.random().toString(36).slice(2)}`;
  const at = new Date();
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(process.env.DEMO_EVENTS_SECRET ?? "").sign(id, at, body),
  };
  const response = await request.post("/api/delivery-events", { headers, data: body });
  expect(response.status()).toBe(204);
}

/** In the page: adds up what the browser calls layout shift. */
function watchShifts() {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ("value" in entry && typeof entry.value === "number") sum += entry.value;
    }
    document.documentElement.dataset.shift = String(sum);
  }).observe({ type: "layout-shift", buffered: true });
}

function colourOf(button: Locator): Promise<string> {
  return button.evaluate((element) => getComputedStyle(element).backgroundColor);
}
