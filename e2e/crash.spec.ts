import { randomBytes } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { z } from "zod";
import { expect, type Server, type Servers, test } from "./servers.ts";
import { mend, walk } from "./step.ts";

test("a server killed between the press and the send: after the restart each code is sent, once", async ({
  servers,
  browser,
}) => {
  const { site, wizard, restart } = await startBoth(servers);
  // Ann's code does not go out; Ben's does, but the wizard does not hear of it.
  const ann = await newPerson(browser, site, { fault: "resend-down", to: "on" });
  const ben = await newPerson(browser, site, { fault: "resend-slow", to: "on", seconds: "6" });
  await pressForNewCode(ann, site, wizard);
  await expect.poll(() => wizard.log(), { message: "the first try for Ann failed" }).toContain("attempt 1");
  await pressForNewCode(ben, site, wizard);
  await expect.poll(() => sendsOf(ben, site)).toEqual(["sign-in", "wizard"]);
  await wizard.kill();
  expect(await sendsOf(ann, site)).toEqual(["sign-in"]);

  await setFault(ann, site, { fault: "resend-down", to: "off" });
  await restart();
  for (const person of [ann, ben]) {
    // Once it is settled nothing more is asked for. The open pages find out by themselves.
    await expect.poll(() => deliveryState(person, wizard), { timeout: 60_000 }).toBe("sent");
    expect(await sendsOf(person, site)).toEqual(["sign-in", "wizard"]);
    await expect(person.getByText(/^We sent a code to j/)).toBeVisible({ timeout: 30_000 });
    await person.context().close();
  }
});

async function deliveryState({ request }: Page, wizard: Server): Promise<string | undefined> {
  const view = await (await request.get(`${wizard.url}/api/delivery`)).json();
  return z.object({ delivery: z.object({ state: z.string() }).nullable() }).parse(view).delivery?.state;
}

async function newPerson(browser: Browser, site: Server, fault: Record<string, string>): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await setFault(page, site, { fault: "earlier", to: "on" });
  await setFault(page, site, fault);
  return page;
}

/** A sign-in site and a wizard of this test's own, that know each other. */
async function startBoth(servers: Servers) {
  const port = await servers.freePort();
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  const site = await servers.signInSite({ WIZARD_URL: `http://localhost:${port}`, DEMO_RESEND_SECRET: secret });
  const env = {
    PORT: String(port),
    SIGN_IN_URL: `${site.url}/sign-in`,
    TICKET_JWKS_URL: `${site.url}/.well-known/jwks.json`,
    TICKET_ISSUER: site.url,
    RESEND_URL: `${site.url}/api/resend`,
    RESEND_SECRET: secret,
  };
  return { site, wizard: await servers.wizard(env), restart: () => servers.wizard(env) };
}

/** Signs in, comes to a trial and presses the button, which is accepted. */
async function pressForNewCode(page: Page, site: Server, wizard: Server): Promise<void> {
  await page.goto(`${site.url}/sign-in`);
  await page.getByRole("button", { name: "Send code" }).click();
  await page.getByRole("link", { name: "Didn't get a code?" }).click();
  const start = `${wizard.url}/api/v1/step?channel=email`;
  const trial = await walk(page.request, start, ({ step }) => step.kind === "trial", mend);
  await page.goto(wizard.url + trial.canonical);
  await expect(page.getByText("You can ask for a new code now.").first()).toBeVisible();
  await page.getByRole("button", { name: "Send a new code" }).click();
  await expect(page.getByText("New codes left: 4")).toBeVisible();
}

async function setFault({ request }: Page, site: Server, form: Record<string, string>): Promise<void> {
  expect((await request.post(`${site.url}/panel`, { form })).ok()).toBe(true);
}

/** Who asked for each code that this person was sent, oldest first. */
async function sendsOf({ request }: Page, site: Server): Promise<string[]> {
  const { challenge } = z
    .object({ challenge: z.string() })
    .parse(await (await request.get(`${site.url}/test/world`)).json());
  const sends = await (await request.get(`${site.url}/test/sends?challenge=${challenge}`)).json();
  return z
    .array(z.object({ asked: z.string() }))
    .parse(sends)
    .map(({ asked }) => asked);
}
