import { mend, walk } from "../walk/step.ts";
import { expect, test } from "./company.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the plain link stands there, and leads into the help with the ticket", async ({ company, page }) => {
    const ticket = await company.ticket();
    await company.open(`ticket="${ticket}"`, { ticket });
    await expect(page.locator("iframe")).toHaveCount(0);
    await company.link.click();
    await expect(page).toHaveURL(/\/en\/email\//);
    await page.getByRole("link", { name: "What happened to my code?" }).click();
    await expect(page.getByRole("main")).toContainText("We sent a code to");
  });

  test("a frame that somebody made by hand shows the help, whose forms work", async ({ company, page }) => {
    const ticket = await company.ticket();
    await company.open("", {
      body: `<iframe width="600" height="900" src="${company.help}/embed?ticket=${ticket}"></iframe>`,
    });
    const help = page.locator("iframe").contentFrame();
    await company.walkToTrial(help);
    await help.getByRole("link", { name: "What happened to my code?" }).click();
    await help.getByRole("button", { name: "Send a new code" }).click();
    await expect(
      help.getByRole("heading", { name: /^(On its way|Not sent yet|Did it arrive\?)$/ }).first(),
    ).toBeVisible();
    await expect.poll(() => company.sends()).toEqual(["sign-in", "wizard"]);
  });
});

test("where the script does not come, the plain link stands there", async ({ company, page }) => {
  await page.route("**/embed.js", (route) => route.abort());
  await company.open(`channel="email"`);
  await expect(company.link).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("where the address of the help is none, the page hears of it at once, and the plain link stands there", async ({
  company,
  page,
}) => {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  for (const src of ["https://", "mailto:help@example.com"]) {
    await company.open(`channel="email" src="${src}"`);
    await expect.poll(() => company.heard()).toEqual(["failed"]);
    await expect(company.link).toBeVisible();
  }
  expect(errors).toEqual([]);
});

test("a page that is not on the list cannot show the help; its link and the ticket are as good as before", async ({
  company,
  page,
}) => {
  const ticket = await company.ticket();
  await page.clock.install();
  await company.open(`ticket="${ticket}"`, { ticket, from: company.origins.foreign });
  await expect.poll(() => company.wizard.log()).toContain("frame-refused");
  expect(company.wizard.log()).toContain(company.origins.foreign);
  await expect(company.link).toBeVisible();
  await page.clock.runFor(30_000);
  await expect.poll(() => company.heard()).toEqual(["failed"]);
  await expect(page.locator("wheres-my-code iframe")).toHaveCount(0);
  await company.link.click();
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
});

test("a page is shown in frames of the sites on the list, the one for support in none", async ({ company, page }) => {
  const shown = async (from: string, path: string) => {
    const policy = "default-src 'none'; frame-src *";
    await company.open("", { from, policy, body: `<iframe src="${company.help}${path}"></iframe>` });
    const frame = page.frames().find((one) => one.parentFrame() !== null);
    await frame?.waitForLoadState();
    return frame?.url().startsWith(company.help);
  };
  const { other, same, foreign } = company.origins;
  for (const path of ["/en", "/en/email", "/en/delivery", "/en/offline", "/ar/help"]) {
    expect(await shown(other, path), path).toBe(true);
    expect(await shown(same, path), path).toBe(true);
    expect(await shown(foreign, path), path).toBe(false);
  }
  for (const path of ["/en/share", "/start?ticket=x", "/api/v1/step"])
    expect(await shown(other, path), path).toBe(false);
});

test("where the browser keeps no cookie in a frame, the plain link stands there at once, and the ticket is not used up", async ({
  company,
  page,
}) => {
  const ticket = await company.ticket();
  company.dropCookies(true);
  await company.open(`ticket="${ticket}"`, { ticket });
  await expect.poll(() => company.heard()).toEqual(["failed"]);
  await expect(page.locator("wheres-my-code iframe")).toHaveCount(0);
  company.dropCookies(false);
  await company.link.click();
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
});

test("the code page believes the frame alone, and the help the origins on the list alone", async ({
  company,
  page,
}) => {
  await company.open(`channel="email"`);
  await company.frame();
  const heard = await company.heard();
  await page.evaluate(() => {
    const words = { from: "wheres-my-code", version: 1 };
    window.postMessage({ ...words, type: "solved" }, "*");
    window.postMessage({ ...words, type: "wants-sign-in", href: "https://evil.example/" }, "*");
    return new Promise((resolve) => {
      addEventListener("message", ({ data }) => data === "last" && resolve(null));
      window.postMessage("last", "*");
    });
  });
  expect(await company.heard()).toEqual(heard);

  await page.route("**/api/embed", (route) =>
    route.fulfill({ json: { origins: [company.origins.foreign], signIn: "/" } }),
  );
  await page.clock.install();
  const asked = page.waitForResponse("**/api/embed");
  await page.reload();
  await asked;
  await page.clock.runFor(30_000);
  await expect.poll(() => company.heard()).toEqual(["failed"]);
  await expect(company.link).toBeVisible();
});

test("the page around a frame can send no form of the help", async ({ company, page }) => {
  const ticket = await company.ticket();
  const policy = `${company.policy}; connect-src ${company.help}`;
  await company.open(`ticket="${ticket}"`, { ticket, policy });
  const help = await company.frame();
  const trial = await walk(page.request, "/en/email", ({ step }) => step.kind === "trial", mend);
  const markup = await (await page.request.get(company.wizard.url + trial.canonical)).text();
  const form = { markup, address: company.help + trial.canonical };

  await page.evaluate(sendForm, form);
  await expect.poll(() => company.wizard.log()).toContain("form-foreign");
  expect(await company.sends()).toEqual(["sign-in"]);
  // The same form from the frame is taken.
  await help.locator("html").evaluate(sendForm, form);
  await expect.poll(() => company.sends()).toEqual(["sign-in", "wizard"]);
});

test("pages of the sites on the list may read the API, and no other page", async ({ company, page }) => {
  const read = async (from: string) => {
    await company.open("", { from, policy: `default-src 'none'; connect-src ${company.help}`, body: "" });
    return page.evaluate(async (help) => {
      const status = (url: string, init?: RequestInit) =>
        fetch(help + url, init).then(
          (response) => response.status,
          () => "refused",
        );
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ text: "my inbox is full", channel: "email" });
      return [
        await status("/api/v1/step?channel=email"),
        await status("/api/v1/step?channel=fax"),
        await status("/api/v1/match", { method: "POST", headers, body }),
        await status("/api/delivery"),
        await status("/api/embed"),
      ];
    }, company.help);
  };
  const { other, same, foreign } = company.origins;
  expect(await read(other)).toEqual([200, 400, 200, "refused", "refused"]);
  expect(await read(foreign)).toEqual(["refused", "refused", "refused", "refused", "refused"]);
  // Replies that are kept name the one who asks.
  expect(await read(same)).toEqual([200, 400, 200, "refused", "refused"]);
  expect(await read(other)).toEqual([200, 400, 200, "refused", "refused"]);
});

/** Sends the form for a new code that stands in `markup`, with the cookies there are. */
async function sendForm(first: unknown, second?: unknown): Promise<void> {
  const { markup, address } = Object(second ?? first);
  const page = new DOMParser().parseFromString(markup, "text/html");
  const form = page.querySelector("form:has([name=journey])");
  if (!(form instanceof HTMLFormElement)) throw new Error("no form");
  const body = new FormData(form);
  // The page around may not even see what was replied.
  await fetch(address, { method: "POST", body, mode: "no-cors", credentials: "include" }).catch(() => {});
}
