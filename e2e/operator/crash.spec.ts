import type { Browser, Page } from "@playwright/test";
import { z } from "zod";
import { openSite, pressForNewCode, sendsOf, setFault } from "../stage/own-site.ts";
import { expect, type Server, type Servers, test } from "../stage/servers.ts";

test("a server killed between the press and the send: after the restart each code is sent, once", async ({
  servers,
  browser,
}) => {
  const { site, wizard, restart } = await startBoth(servers);
  // Ann's code does not go out; Ben's does, but the wizard does not hear of it.
  const ann = await newPerson(browser, site, { fault: "resend-down", to: "on" });
  const ben = await newPerson(browser, site, { fault: "resend-slow", to: "on", seconds: "6" });
  await pressForNewCode(ann, site, wizard);
  await expect
    .poll(() => wizard.log(), { message: "the first try for Ann failed" })
    .toMatch(/"delivery-again".*"attempts":1/);
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
    await expect(person.getByText(/^Code sent at/)).toBeVisible({ timeout: 30_000 });
    await person.context().close();
  }
});

test("a server asked to stop waits for the send under way, and the next one knows of it", async ({
  servers,
  browser,
}) => {
  const { site, wizard, restart } = await startBoth(servers);
  const ann = await newPerson(browser, site, { fault: "resend-slow", to: "on", seconds: "6" });
  await pressForNewCode(ann, site, wizard);
  await expect.poll(() => sendsOf(ann, site)).toEqual(["sign-in", "wizard"]);
  expect(await wizard.stop()).toBe(0);

  // Whoever had not heard of it before the end would have to ask again, where nobody answers.
  await restart({ RESEND_URL: `http://localhost:${await servers.freePort()}/` });
  expect(await deliveryState(ann, wizard)).toBe("sent");
  expect(await sendsOf(ann, site)).toEqual(["sign-in", "wizard"]);
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
  const { site, env } = await openSite(servers, await servers.freePort());
  return { site, wizard: await servers.wizard(env), restart: (other = {}) => servers.wizard({ ...env, ...other }) };
}
