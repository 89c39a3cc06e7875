import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { question } from "../walk/wizard.ts";
import { expect, test } from "./company.ts";

test("on the code page of another site a person finds the help, gets a new code with one press, and the page hears of it", async ({
  company,
  context,
}) => {
  const ticket = await company.ticket();
  await company.open(`ticket="${ticket}"`, { ticket });
  const help = await company.frame();
  await expect(help.getByRole("region", { name: "Your code" })).toContainText("Code sent at");

  await company.walkToTrial(help);
  await expect(help.getByText("You can ask for a new code now.").first()).toBeVisible();
  await help.getByRole("button", { name: "Send a new code" }).click();
  await expect(help.getByRole("heading", { name: /^(On its way|Did it arrive\?)$/ }).first()).toBeVisible();
  await expect.poll(() => company.sends()).toEqual(["sign-in", "wizard"]);
  await help.getByRole("link", { name: /^Yes/ }).click();
  await expect(help.getByRole("heading", { level: 1 })).toHaveText("Good. Now make the next one easy");
  await expect.poll(() => company.heard()).toEqual(["ready", "new-code", "solved"]);

  const steps = (await company.heardInAll()).filter((heard) => heard.startsWith("step: "));
  expect(steps.slice(-3)).toEqual(["step: trial", "step: trial", "step: solved"]);
  expect(new Set(steps.slice(0, -3))).toEqual(new Set(["step: step"]));
  await company.letThePageHandle();
  await help.getByRole("link", { name: "Go to sign-in" }).click();
  await expect.poll(() => company.heard()).toEqual(["ready", "new-code", "solved", "wants-sign-in"]);

  const ours = (await context.cookies()).filter(
    ({ domain }) => company.help.includes(domain) && domain !== "localhost",
  );
  expect(ours.map(({ name }) => name).toSorted()).toEqual([
    ...["__Host-framed-browser", "__Host-framed-ticket", "__Host-has-ticket"],
  ]);
  for (const cookie of ours)
    expect(cookie).toMatchObject({ sameSite: "None", secure: true, partitionKey: "https://shop.localhost" });
});

test("where the browser blocks cookies of third parties, the help has its ticket in the frame all the same", async ({
  company,
  context,
  page,
}) => {
  const controls = {
    enableThirdPartyCookieRestriction: true,
    disableThirdPartyCookieMetadata: true,
    disableThirdPartyCookieHeuristics: true,
  };
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.setCookieControls", controls);
  const ticket = await company.ticket();
  const { port } = new URL(company.origins.other);
  const ad = `<img alt="" src="https://ads.localhost:${port}/cookie">`;
  const policy = company.policy.replace("img-src data:", "img-src *");
  const isAsked = page.waitForResponse("**/cookie");
  await company.open("", { body: company.body(`ticket="${ticket}"`, ticket) + ad, policy });
  await isAsked;
  const help = await company.frame();
  await expect(help.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
  await company.openTrial(help);
  await help.getByRole("button", { name: "Send a new code" }).click();
  await expect.poll(() => company.sends()).toEqual(["sign-in", "wizard"]);
  // It does block them.
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("third-party");
});

test("on a page of the same site the help has the cookies that it has by itself", async ({ company, context }) => {
  const ticket = await company.ticket();
  await company.open(`ticket="${ticket}"`, { ticket, from: company.origins.same });
  const help = await company.frame();
  await expect(help.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
  const names = (await context.cookies())
    .filter(({ secure }) => secure)
    .map(({ name, sameSite }) => `${name} ${sameSite}`);
  expect(names.toSorted()).toEqual(["__Host-browser Lax", "__Host-has-ticket Lax", "__Host-ticket Lax"]);
});

test("what somebody has open of the help by itself cannot be pressed from a frame in another site", async ({
  company,
  page,
}) => {
  const ticket = await company.ticket();
  await page.goto(`${company.help}/start?ticket=${ticket}`);
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
  await company.open(`channel="email"`);
  const help = await company.frame();
  await company.openTrial(help);
  await expect(help.getByText("To get a new code, go back to the sign-in page")).toBeVisible();
  await expect(help.getByRole("button", { name: "Send a new code" })).toHaveCount(0);
});

test.describe("without a ticket", () => {
  test("the page hears that a new code is wanted, and gives another ticket", async ({ company, page }) => {
    await company.open(`channel="email" locale="de"`);
    await expect((await company.frame()).locator("html")).toHaveAttribute("lang", "de");
    // Several changes are one visit.
    await page.locator("wheres-my-code").evaluate((element) => element.removeAttribute("locale"));
    const help = await company.frame();
    await expect(help.locator("html")).toHaveAttribute("lang", "en");
    await company.openTrial(help);
    await company.letThePageHandle();
    await help.getByRole("link", { name: "Go to the sign-in page" }).click();
    await expect.poll(() => company.heard()).toEqual(["ready", "ready", "wants-new-code"]);
    await expect(page).toHaveURL(`${company.origins.other}/`);

    const ticket = await company.ticketElsewhere();
    await page.locator("wheres-my-code").evaluate((element, value) => element.setAttribute("ticket", value), ticket);
    await expect(help.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
  });

  test("where the page leaves it to us, the link leads to the sign-in page as everywhere", async ({
    company,
    page,
  }) => {
    await company.open(`channel="email"`);
    const help = await company.frame();
    await company.openTrial(help);
    await help.getByRole("link", { name: "Go to the sign-in page" }).click();
    await expect(page).toHaveURL(`${company.site.url}/sign-in`);
  });
});

test("the frame is as tall as its page, and after a step its beginning is in sight", async ({ company, page }) => {
  await company.open(`channel="email"`);
  const help = await company.frame();
  const overflow = () =>
    help.locator("html").evaluate(({ scrollHeight, clientHeight }) => Math.abs(scrollHeight - clientHeight));
  await expect.poll(overflow).toBe(0);
  const last = help.getByRole("link", { name: "None of these" });
  await last.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 400);
  const top = () => page.locator("wheres-my-code").evaluate((element) => element.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(0);
  const before = await help.getByRole("heading", { level: 1 }).textContent();
  await last.click();
  await expect(help.getByRole("heading", { level: 1 })).not.toHaveText(before ?? "");
  await expect.poll(top).toBeGreaterThanOrEqual(0);
  await expect.poll(overflow).toBe(0);
  await expect(help.getByRole("heading", { level: 1 })).toBeFocused();
});

test("by keyboard one comes into the help, through it, and out again", async ({ company, page }) => {
  await company.open(`channel="email"`);
  const help = await company.frame();
  await page.getByLabel("Code").focus();
  await page.keyboard.press("Tab");
  const skip = help.getByRole("link", { name: /^Skip/ });
  await expect(skip).toBeFocused();
  const links = await help.locator("a[href], button, summary, textarea, input:not([type=hidden])").count();
  const privacy = page.getByRole("link", { name: "Privacy" });
  const isOut = () => privacy.evaluate((element) => element === document.activeElement);
  let tabs = 0;
  for (; !(await isOut()) && tabs <= links; tabs++) await page.keyboard.press("Tab");
  await expect(privacy).toBeFocused();
  expect(tabs).toBeGreaterThan(10);
  await page.keyboard.press("Shift+Tab");
  await expect(help.getByRole("contentinfo").getByRole("link").last()).toBeFocused();
});

test("several on one page, one of them in a closed fold, which loads nothing before it is opened", async ({
  company,
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  const [line = ""] = /<wheres-my-code.*/.exec(company.body(`channel="sms" locale="en"`)) ?? [];
  await company.open(`channel="email" locale="en"`, {
    body: `${company.body(`channel="email" locale="en"`)}<details><summary>By text</summary>${line}</details>`,
  });
  const frames = page.locator("wheres-my-code iframe");
  const byMail = frames.first().contentFrame();
  await expect(question(byMail)).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/embed?"))).toEqual(["/embed?channel=email&locale=en"]);
  await page.getByText("By text").click();
  await expect(question(frames.nth(1).contentFrame())).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/embed?"))).toHaveLength(2);
  await expect.poll(() => company.heard()).toEqual(["ready", "ready"]);
});

test("the script is small, may be kept by any cache for a while, and pinned by its hash", async ({ company, page }) => {
  const script = readFileSync("public/embed.js");
  expect(gzipSync(script).length).toBeLessThan(3_000);
  const pinned = `integrity="sha384-${createHash("sha384").update(script).digest("base64")}" crossorigin async`;
  const reply = page.waitForResponse("**/embed.js");
  await company.open("", { body: company.body(`channel="email"`).replace("async", pinned) });
  expect((await reply).headers()).toMatchObject({
    "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
    "cross-origin-resource-policy": "cross-origin",
    etag: expect.any(String),
  });
  await company.frame();
});

test("links to other sites open beside the code page", async ({ company, page }) => {
  await company.open(`channel="email"`);
  const help = await company.frame();
  await help.getByRole("link", { name: "Talk to a person" }).click();
  const link = help.getByRole("main").locator("a[href^='https://']:not([href*='.localhost'])").first();
  await page.context().route(/^https:\/\/(?!.*\.localhost)/, (route) => route.fulfill({ body: "elsewhere" }));
  const beside = page.context().waitForEvent("page");
  await link.click();
  await expect((await beside).getByText("elsewhere")).toBeVisible();
  await expect(page).toHaveURL(`${company.origins.other}/`);
});
