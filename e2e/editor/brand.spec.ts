import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { openSite } from "../stage/own-site.ts";
import { expect, test } from "../stage/servers.ts";
import { barriers, dependsOnLooks } from "../walk/barriers.ts";

const looks = `logo: { file: word.svg, dark: word-dark.svg, holds-name: true }
icon: mark.svg
colors:
  light: { accent: "#1d4ed8", canvas: "#ffffff" }
  dark: { accent: "#93b4ff", canvas: "#0b1020" }
radius: 4px
font: "Georgia, serif"
foot: [{ href: https://acme.example/terms, label: { en: Terms, ar: الشروط } }]
`;
const drawing = (color: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32"><rect width="96" height="32" fill="${color}"/></svg>`;

test("another company's looks: colours, logo, rounding, font and foot on public and personal pages and on its own sign-in site", async ({
  servers,
  page,
}, testInfo) => {
  const folder = testInfo.outputPath("content");
  cpSync("content", folder, { recursive: true });
  writeBrand(folder, looks);
  const { site, env } = await openSite(servers, await servers.freePort());
  const wizard = await servers.wizard({ ...env, CONTENT_DIR: folder });
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });

  for (const [path, colorScheme, canvas] of [
    ["/en/email", "light", "rgb(255, 255, 255)"],
    ["/ar/sms", "dark", "rgb(11, 16, 32)"],
    ["/en/delivery", "light", "rgb(255, 255, 255)"],
    ["/en/offline", "dark", "rgb(11, 16, 32)"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(wizard.url + path);
    await expect(page.locator("body"), path).toHaveCSS("background-color", canvas);
    await expect(page.locator("body"), path).toHaveCSS("font-family", "Georgia, serif");
    expect(await barriers(page, dependsOnLooks), path).toEqual([]);
  }
  expect(refused).toEqual([]);

  await test.step("the logo says the name, in light and in dark, and the foot leads to the company", async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`${wizard.url}/en/email`);
    const logo = page.getByRole("img", { name: "Kestrel" });
    expect(await shownBy(logo)).toMatch(/\/brand\/word\.svg$/);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => shownBy(logo)).toMatch(/\/brand\/word-dark\.svg$/);
    await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", "/brand/mark.svg");
    await expect(page.getByRole("contentinfo").getByRole("link", { name: "Terms" })).toHaveAttribute(
      "href",
      "https://acme.example/terms",
    );
    await page.goto(`${wizard.url}/de/email`);
    // Not translated: the source language stands in.
    await expect(page.getByRole("contentinfo").getByRole("link", { name: "Terms" })).toBeVisible();
  });

  await test.step("the sign-in site wears the same", async () => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`${site.url}/sign-in`);
    await expect(page.getByRole("button", { name: "Send code" })).toHaveCSS("background-color", "rgb(29, 78, 216)");
    await expect(page.getByRole("button", { name: "Send code" })).toHaveCSS("border-radius", "4px");
  });

  await test.step("a colour that nobody could read changes nothing, and is named with one that works", async () => {
    writeBrand(folder, looks.replace("#1d4ed8", "#9ec5ff"));
    await expect
      .poll(() => wizard.log(), { timeout: 20_000 })
      .toMatch(
        /brand\/looks\.yaml:4:20 {2}colors\.light\.accent: #9ec5ff on canvas .*nearest colour that works: \\"#\w{6}/,
      );
    await page.goto(`${wizard.url}/en/email/spam-folder`);
    expect(await accentOf(page)).toBe("#1d4ed8");
  });

  await test.step("the next edit is live", async () => {
    writeBrand(folder, looks.replace("#1d4ed8", "#7a1fa2"));
    await expect
      .poll(
        async () => {
          await page.goto(`${wizard.url}/en/email/spam-folder`);
          return accentOf(page);
        },
        { timeout: 40_000 },
      )
      .toBe("#7a1fa2");
  });
});

test("a drawing that is opened by itself runs nothing, and no other file of the content can be had", async ({
  request,
}) => {
  const logo = await request.get("/brand/logo.svg");
  expect(logo.headers()).toMatchObject({
    "content-type": "image/svg+xml",
    "content-security-policy": expect.stringContaining("sandbox"),
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect(await logo.text()).toBe(readFileSync("content/brand/logo.svg", "utf8"));
  for (const file of ["looks.yaml", "..%2fsettings.yaml", "%2e%2e%2fsettings.yaml", "logo.png", "constructor"])
    expect((await request.get(`/brand/${file}`)).status(), file).toBe(404);
});

function writeBrand(folder: string, text: string): void {
  const brand = join(folder, "brand");
  mkdirSync(brand, { recursive: true });
  for (const [name, color] of [
    ["word", "#1d4ed8"],
    ["word-dark", "#93b4ff"],
    ["mark", "#1d4ed8"],
  ] as const)
    writeFileSync(join(brand, `${name}.svg`), drawing(color));
  writeFileSync(join(brand, "looks.yaml"), text);
}

function shownBy(logo: ReturnType<Page["getByRole"]>): Promise<string> {
  return logo.evaluate((image) => (image instanceof HTMLImageElement ? image.currentSrc : ""));
}

function accentOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--color-accent"));
}
