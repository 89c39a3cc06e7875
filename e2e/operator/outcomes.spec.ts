import type { Browser, Page } from "@playwright/test";
import { z } from "zod";
import { expect, type Server, test } from "../stage/servers.ts";
import { hydrated } from "../walk/wizard.ts";

test("journeys are counted once when they begin and end, and not by reloads, robots and people who ask for privacy", async ({
  servers,
  browser,
}, testInfo) => {
  const metricsPort = await servers.freePort();
  const DATA_DIR = testInfo.outputPath("data");
  const wizard = await servers.wizard({ DATA_DIR, METRICS_PORT: String(metricsPort) });
  const journeys = async () => {
    const text = await (await fetch(`http://localhost:${metricsPort}/metrics`)).text();
    const found = [
      ...text.matchAll(/^wizard_journeys_total\{arrived="(\w*)",channel="(\w*)",end="(\w+)"\} ([1-9]\d*)$/gm),
    ];
    return Object.fromEntries(
      found.map(([, arrived, channel, end, count]) => [`${arrived}>${channel} ${end}`, Number(count)]),
    );
  };

  await test.step("by taps, in one document", async () => {
    const page = await tapFromElsewhere(browser, wizard);
    await hydrated(page);
    await page.getByRole("main").getByRole("link", { name: "An e-mail code" }).click();
    await expect(page).toHaveURL(/\/en\/email\//);
    expect(await journeys()).toEqual({ "> begun": 1 });
    await askForPerson(page);
    await expect.poll(journeys).toEqual({ "> begun": 1, ">email help": 1 });
    // What loads, or is told, at other times would be counted by now.
    await page.reload({ waitUntil: "networkidle" });
    await page.goBack({ waitUntil: "networkidle" });
    await page.goForward({ waitUntil: "networkidle" });
    expect(await journeys()).toEqual({ "> begun": 1, ">email help": 1 });
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      "",
    ]);
    await page.context().close();
  });

  await test.step("without JavaScript, by what browsers say of a tap", async () => {
    const page = await tapFromElsewhere(browser, wizard, { javaScriptEnabled: false });
    await page.getByRole("main").getByRole("link", { name: "An e-mail code" }).click();
    await expect(page).toHaveURL(/\/en\/email/);
    await askForPerson(page);
    await expect.poll(journeys).toEqual({ "> begun": 2, ">email help": 1, "email>email help": 1 });
    await page.context().close();
  });

  await test.step("no end where the browser says that it is driven, and nothing where it asks for privacy", async () => {
    const robot = await (await browser.newContext()).newPage();
    await robot.goto(`${wizard.url}/en/email`);
    await askForPerson(robot);
    await robot.waitForLoadState("networkidle");
    const quiet = await tapFromElsewhere(browser, wizard, { extraHTTPHeaders: { "sec-gpc": "1" } });
    await quiet.getByRole("main").getByRole("link", { name: "An e-mail code" }).click();
    await expect(quiet).toHaveURL(/\/en\/email/);
    await askForPerson(quiet);
    await quiet.waitForLoadState("networkidle");
    // A page that a program opens in a whole browser looks to the server like one that a person opens.
    expect(await journeys()).toEqual({
      ...{ "> begun": 2, ">email help": 1 },
      ...{ "email>email begun": 1, "email>email help": 1 },
    });
    await Promise.all([robot.context().close(), quiet.context().close()]);
  });

  await test.step("and npm run outcomes says what helped, and tells no group under five", async () => {
    for (let nth = 0; nth < 6; nth++) await end(wizard, "/en/email/solved/spam-folder.found");
    await wizard.stop();
    const { stdout } = await servers.run("outcomes", { DATA_DIR }, ["--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      helped: [{ channel: "email", checks: [{ name: "spam-folder", journeys: 6 }] }],
      askedForPerson: [{ channel: "email", steps: [{ name: "others", journeys: null }] }],
    });
    const table = (await servers.run("outcomes", { DATA_DIR }, ["--since", "30d"])).stdout;
    expect(table).toMatch(/What helped, email\n +spam-folder +6\n/);
    expect((await servers.run("outcomes", { DATA_DIR }, ["--csv"])).stdout).toContain("helped,email,spam-folder,6");
  });
});

/** A person who comes by a link of another site; for robots the browser says that it is driven. */
async function tapFromElsewhere(
  browser: Browser,
  wizard: Server,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false }));
  await page.goto(`data:text/html,<a href="${wizard.url}/en">Help</a>`);
  await page.getByRole("link").click();
  await expect(page).toHaveURL(`${wizard.url}/en`);
  return page;
}

async function askForPerson(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Talk to a person" }).first().click();
  await expect(page).toHaveURL(/\/en\/email\/help/);
}

async function end({ url }: Server, path: string): Promise<void> {
  const tell = (said: object) =>
    fetch(`${url}/api/outcomes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(said),
    });
  const { mark } = z.object({ mark: z.string() }).parse(await (await tell({})).json());
  expect((await tell({ mark, path, first: "/en/email" })).status).toBe(204);
}
