import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { mend, walk } from "../walk/step.ts";
import { expect, type Server, type Servers } from "./servers.ts";

/** A sign-in site of one test's own, and the environment of the wizard that it sends people to, at `port`. */
export async function openSite(servers: Servers, port: number) {
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  const site = await servers.signInSite({ WIZARD_URL: `http://localhost:${port}`, DEMO_RESEND_SECRET: secret });
  const env = {
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    SIGN_IN_URL: `${site.url}/sign-in`,
    TICKET_JWKS_URL: `${site.url}/.well-known/jwks.json`,
    TICKET_ISSUER: site.url,
    RESEND_URL: `${site.url}/api/resend`,
    RESEND_SECRET: secret,
  };
  return { site, env };
}

/** Signs in, comes to a trial and presses the button, which is accepted. */
export async function pressForNewCode(page: Page, site: Server, wizard: { url: string }): Promise<void> {
  await page.goto(`${site.url}/sign-in`);
  await page.getByRole("button", { name: "Send code" }).click();
  await page.getByRole("link", { name: "Didn't get a code?" }).click();
  const start = `${wizard.url}/api/v1/step?channel=email`;
  const trial = await walk(page.request, start, ({ step }) => step.kind === "trial", mend);
  await page.goto(wizard.url + trial.canonical);
  await expect(page.getByText("You can ask for a new code now.").first()).toBeVisible();
  await page.getByRole("button", { name: "Send a new code" }).click();
  await expect(
    page.getByRole("heading", { name: /^(On its way|Not sent yet|Did it arrive\?)$/ }).first(),
  ).toBeVisible();
}

/** Switches one of the demo's faults for this person. */
export async function setFault({ request }: Page, site: Server, form: Record<string, string>): Promise<void> {
  expect((await request.post(`${site.url}/panel`, { form })).ok()).toBe(true);
}

/** Who asked for each code that this person was sent, oldest first. */
export async function sendsOf({ request }: Page, site: Server): Promise<string[]> {
  const { challenge } = z
    .object({ challenge: z.string() })
    .parse(await (await request.get(`${site.url}/test/world`)).json());
  const sends = await (await request.get(`${site.url}/test/sends?challenge=${challenge}`)).json();
  return z
    .array(z.object({ asked: z.string() }))
    .parse(sends)
    .map(({ asked }) => asked);
}
