import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { z } from "zod";
import { demoUrl } from "../stage/demo-site.ts";
import { forgeTicket, signTicket } from "../stage/ticket.ts";
import { expect, type Person, test } from "../walk/person.ts";
import { find, mend, walk } from "../walk/step.ts";
import { answersOf, hydrated, question } from "../walk/wizard.ts";

const now = () => Math.floor(Date.now() / 1000);

const unusable: Record<string, { ticket: () => Promise<string>; said: RegExp }> = {
  forged: { ticket: forgeTicket, said: /is damaged or belongs to another site/ },
  damaged: { ticket: async () => (await signTicket()).slice(0, -20), said: /is damaged or belongs to another site/ },
  "for another audience": { ticket: () => signTicket({ aud: "another-site" }), said: /belongs to another site/ },
  "of another issuer": { ticket: () => signTicket({ iss: "https://evil.example" }), said: /belongs to another site/ },
  "valid for too long": { ticket: () => signTicket({ exp: now() + 86_400 }), said: /belongs to another site/ },
  "over its time": {
    ticket: () => signTicket({ iat: now() - 900, exp: now() - 120 }),
    said: /only works for a short time/,
  },
  "no ticket at all": { ticket: async () => "", said: /This page cannot see your code/ },
};

for (const [what, { ticket, said }] of Object.entries(unusable)) {
  test(`a ticket that is ${what}: the page says kindly why, and the wizard works`, async ({ page, context }) => {
    await page.goto(`/start?ticket=${await ticket()}`);
    await expect(page).toHaveURL(/\/en\/delivery\?problem=[a-z-]+$/);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByRole("button", { name: "Send a new code" })).toHaveCount(0);
    expect(await context.cookies()).toEqual([]);

    await page.getByRole("link", { name: "Start the checks" }).click();
    await expect(question(page)).toHaveText("Which code are you waiting for?");
    await hydrated(page);
    const trial = await walk(page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
    await page.goto(trial.canonical);
    await expect(page.getByText("To get a new code, go back to the sign-in page")).toBeVisible();
    await expect(page.getByRole("link", { name: "Go to the sign-in page" })).toHaveAttribute(
      "href",
      `${demoUrl}/sign-in`,
    );
    await expect(answersOf(page)).toBeVisible();
  });
}

test("a ticket opened in another browser first is worth nothing in this one", async ({ page, browser }) => {
  const ticket = await signTicket();
  await page.goto(`/start?ticket=${ticket}`);
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("Code sent at");

  const { other, close } = await anotherBrowser(browser);
  await other.goto(`/start?ticket=${ticket}`);
  await expect(other.getByText("This link was opened in another browser first.")).toBeVisible();
  await other.getByRole("link", { name: "Start the checks" }).click();
  await expect(question(other)).toHaveText("Which code are you waiting for?");
  await close();

  await page.goto(`/start?ticket=${ticket}`);
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
});

test("a scanner that looks at the link first uses nothing up, and its page with one button lets a person in", async ({
  page,
  request,
}) => {
  const ticket = await signTicket();
  const looked = await request.get(`/start?ticket=${ticket}`);
  expect(looked.status()).toBe(200);
  expect(looked.headers()).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  expect(looked.headers()["set-cookie"]).toBeUndefined();
  expect((await request.head(`/start?ticket=${ticket}`)).headers()["set-cookie"]).toBeUndefined();

  // A browser that does not tell what it is doing gets the same page.
  await page.route("**/start?*", async (route) => {
    const response = await route.fetch({ headers: { accept: "text/html" } });
    await route.fulfill({ response });
  });
  await page.goto(`/start?ticket=${ticket}`);
  await expect(page.getByRole("heading", { name: "Help with your Kestrel code" })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/en\/email\//);
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
});

test("a stolen ticket cookie neither shows nor sends anything", async ({ page, browser }) => {
  const ticket = await signTicket({ sent_at: now() - 120 });
  await page.goto(`/start?ticket=${ticket}`);
  const { other, close } = await anotherBrowser(browser);
  await other.context().addCookies([
    { name: "ticket", value: ticket, domain: "localhost", path: "/" },
    { name: "has-ticket", value: "1", domain: "localhost", path: "/" },
  ]);
  const view = await deliveryOf(other.request);
  expect(view).toMatchObject({ ticket: null, delivery: null, resend: { refusal: "ticket-used", left: 0 } });
  const trial = await walk(page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
  await other.goto(trial.canonical);
  await expect(other.getByText("This link was opened in another browser first.")).toBeVisible();
  await close();
});

test("the ticket leaves the address and rests in cookies that scripts and other sites cannot use", async ({
  page,
  context,
}) => {
  const exp = now() + 600;
  const ticket = await signTicket({ exp });
  const entrance = page.waitForResponse((response) => response.url().includes("/start?"));
  await page.goto(`/start?ticket=${ticket}`);
  expect((await entrance).headers()).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
  await expect(page).toHaveURL(/\/en\/email\/[a-z0-9-]+$/);

  const cookies = new Map((await context.cookies()).map((cookie) => [cookie.name, cookie]));
  expect([...cookies.keys()].toSorted()).toEqual(["browser", "has-ticket", "ticket"]);
  const common = { path: "/", sameSite: "Lax", secure: false };
  expect(cookies.get("ticket")).toMatchObject({ ...common, httpOnly: true, value: ticket });
  expect(cookies.get("browser")).toMatchObject({ ...common, httpOnly: true });
  expect(cookies.get("has-ticket")).toMatchObject({ ...common, httpOnly: false, value: "1" });
  expect(Math.abs((cookies.get("ticket")?.expires ?? 0) - exp)).toBeLessThan(5);
  expect(Math.abs((cookies.get("has-ticket")?.expires ?? 0) - exp)).toBeLessThan(5);
});

const returnTo = `${demoUrl}/code/ch_somebody`;
const backLink = (page: Page) => page.getByRole("link", { name: "Back to sign-in" }).first();

test("a ticket leads back to the page that it came from, on every page", async ({ page }) => {
  await page.goto(`/start?ticket=${await signTicket({ return_to: returnTo, sent_at: now() - 120 })}`);
  await expect(backLink(page)).toHaveAttribute("href", returnTo);
  const solved = await walk(page.request, "/en/email", ({ step }) => step.kind === "solved", find);
  await page.goto(solved.canonical);
  await expect(page.getByRole("link", { name: "Go to sign-in" })).toHaveAttribute("href", returnTo);
  const trial = await walk(page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
  await page.goto(trial.canonical);
  await expect(backLink(page)).toHaveAttribute("href", returnTo);
  await expect(page.locator(`a[href="${demoUrl}/sign-in"]`)).toHaveCount(0);
  await page.goto("/en/delivery");
  await expect(backLink(page)).toHaveAttribute("href", returnTo);
  await expect(page.locator(`a[href="${demoUrl}/sign-in"]`)).toHaveCount(0);
});

test("a ticket that names another site to return to leads back to where everybody signs in", async ({ page }) => {
  await page.goto(`/start?ticket=${await signTicket({ return_to: "https://evil.example/" })}`);
  await expect(backLink(page)).toHaveAttribute("href", `${demoUrl}/sign-in`);
  await expect(page.locator('a[href*="evil.example"]')).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the personal page leads back to the page that the ticket came from", async ({ page }) => {
    await page.goto(`/start?ticket=${await signTicket({ return_to: returnTo })}`);
    await page.goto("/en/delivery");
    await expect(backLink(page)).toHaveAttribute("href", returnTo);
  });
});

test("20 presses at once send one code", async ({ person }) => {
  const challenge = await atTrial(person, "earlier");
  const { page, demo } = person;
  // The form as a browser without JavaScript sends it.
  const form = await page.request.get(new URL(page.url()).pathname).then((response) => response.text());
  const fields = formFields(form);
  const press = () => page.request.post(page.url(), { multipart: fields, maxRedirects: 0 });
  const answers = await Promise.all(Array.from({ length: 20 }, press));

  expect(answers.map((answer) => answer.status())).toEqual(Array(20).fill(303));
  await expect.poll(async () => (await deliveryOf(page.request)).delivery?.state).toBe("sent");
  const codes = (await demo.sends(challenge)).map(({ asked }) => asked);
  expect(codes).toEqual(["sign-in", "wizard"]);
  expect(await deliveryOf(page.request)).toMatchObject({ resend: { refusal: "cooling", left: 4 } });
});

test("a press from a foreign page sends nothing", async ({ person }) => {
  const challenge = await atTrial(person, "earlier");
  const { page, demo } = person;
  const fields = formFields(await page.request.get(new URL(page.url()).pathname).then((response) => response.text()));
  const headers = { origin: "https://evil.example" };
  const answer = await page.request.post(page.url(), { multipart: fields, headers, maxRedirects: 0 });
  expect(answer.ok() || answer.status() === 303).toBe(false);
  expect(await deliveryOf(page.request)).toMatchObject({ delivery: { state: "sent" }, resend: { left: 5 } });
  expect(await demo.sends(challenge)).toHaveLength(1);
});

test("an impatient double press, in two tabs, sends one code", async ({ person }) => {
  const challenge = await atTrial(person, "earlier");
  const tabs = [person.page, await person.page.context().newPage()];
  await tabs[1]?.goto(person.page.url());
  const buttons = tabs.map((tab) => tab.getByRole("button", { name: "Send a new code" }));
  for (const tab of tabs) await expect(tab.getByText("You can ask for a new code now.").first()).toBeVisible();
  await Promise.all(buttons.map((button) => button.dblclick()));
  // One of them sent it, the other one is told so: both have to wait.
  const either = /^(On its way|Did it arrive\?|You can ask for the next code in \d.*)$/;
  for (const tab of tabs) await expect(tab.getByText(either).first()).toBeVisible();
  await expect.poll(async () => (await deliveryOf(person.page.request)).delivery?.state).toBe("sent");
  expect((await person.demo.sends(challenge)).filter(({ asked }) => asked === "wizard")).toHaveLength(1);
});

test("the countdown follows the server's clock and survives a reload, and there is no button that does nothing", async ({
  person,
}) => {
  await atTrialWithTimeLeft(person);
  const { page } = person;
  const clock = page.getByText(/^0:\d\d$/);
  const left = async () => Number(/0:(\d\d)/.exec((await clock.textContent()) ?? "")?.[1]);
  await expect(clock).toBeVisible();
  await expect(resendButton(person)).toHaveCount(0);
  const before = await left();
  await expect.poll(left).toBeLessThan(before);

  await page.reload();
  await expect(clock).toBeVisible();
  const truth = async () => (await deliveryOf(page.request)).resend.retryAfterSeconds ?? 0;
  const [earlier, shown, later] = [await truth(), await left(), await truth()];
  expect(shown).toBeLessThan(before);
  expect(shown).toBeLessThanOrEqual(earlier + 2);
  expect(shown).toBeGreaterThanOrEqual(later - 2);
  await expect(page.getByText(/^You can ask for the next code in \d+ seconds?\.$/).first()).toBeAttached();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a press that comes too early is refused with the time, and a reload presses nothing", async ({ person }) => {
    const challenge = await atTrialWithTimeLeft(person);
    const { page, demo } = person;
    await resendButton(person).click();
    await expect(page).toHaveURL(/\/en\/delivery\/email\/trial-/);
    await expect(page.getByText(/You can ask for the next code in \d+ seconds?\./)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/You can ask for the next code in \d+ seconds?\./)).toBeVisible();
    expect(await demo.sends(challenge)).toHaveLength(1);
  });
});

/** Signs in, opens the wizard and walks to a trial; answers the id of the sign-in. */
async function atTrial(person: Person, fault?: string): Promise<string> {
  if (fault) await person.suffers(fault);
  const challenge = await person.signIn("email");
  await person.openWizard();
  const trial = await walk(person.page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
  await person.page.goto(trial.canonical);
  return challenge;
}

/** The same, while enough is left of the first wait to be looked at by a busy machine. */
async function atTrialWithTimeLeft(person: Person): Promise<string> {
  let challenge = "";
  await expect(async () => {
    challenge = await atTrial(person);
    expect((await deliveryOf(person.page.request)).resend.retryAfterSeconds).toBeGreaterThan(15);
  }).toPass({ timeout: 90_000 });
  return challenge;
}

function resendButton({ page }: Person) {
  return page.getByRole("button", { name: "Send a new code" });
}

async function anotherBrowser(browser: Browser) {
  const context = await browser.newContext();
  return { other: await context.newPage(), close: () => context.close() };
}

async function deliveryOf(request: APIRequestContext) {
  return deliverySchema.parse(await (await request.get("/api/delivery")).json());
}

/** The hidden fields of the resend form in the markup of a page. */
function formFields(markup: string): Record<string, string> {
  const form = /<form[^>]*>(?=(?:(?!<\/form>).)*name="journey")(.*?)<\/form>/s.exec(markup)?.[1] ?? "";
  const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [plain(name), plain(value)]));
}

const deliverySchema = z.object({
  ticket: z.object({ destination: z.string() }).nullable(),
  delivery: z.object({ state: z.string() }).nullable(),
  resend: z.object({ refusal: z.string().nullable(), retryAfterSeconds: z.number().nullable(), left: z.number() }),
});
