import { barriers } from "../walk/barriers.ts";
import { expect, test } from "./company.ts";

const phone = { width: 360, height: 640 };

for (const [looks, { viewport, colorScheme, language }] of Object.entries({
  "on a phone": { viewport: phone, colorScheme: "light", language: "en" },
  "on a phone in the dark, from right to left": { viewport: phone, colorScheme: "dark", language: "ar" },
  "on a desk": { viewport: { width: 1280, height: 800 }, colorScheme: "light", language: "de" },
} as const)) {
  test.describe(looks, () => {
    test.use({ viewport, colorScheme });

    test("the help in a page has no barriers, fits its width, and its first question is in sight", async ({
      company,
      page,
    }, testInfo) => {
      const ticket = await company.ticket();
      await company.open(`ticket="${ticket}" locale="${language}"`, { ticket, language });
      const help = await company.frame();
      await expect(help.locator("html")).toHaveAttribute("lang", language);
      await expect(help.getByRole("status").first()).toContainText(/\S/);
      await page.screenshot({ path: testInfo.outputPath("page.png"), fullPage: true });
      expect(await barriers(page, undefined, true)).toEqual([]);

      const fits = (root: Element) => root.scrollWidth <= root.clientWidth;
      expect(await page.locator("html").evaluate(fits)).toBe(true);
      expect(await help.locator("html").evaluate(fits)).toBe(true);
      await expect(help.getByRole("heading", { level: 1 })).toBeInViewport();
      // The brand stands around it already.
      await expect(help.getByRole("banner").getByRole("link", { name: /Kestrel/ })).toHaveCount(0);
    });
  });
}

test.describe("in a browser that prefers the dark", () => {
  test.use({ colorScheme: "dark" });

  test("the help is light in a page that keeps to light, and dark in others", async ({ company, page }) => {
    const colour = async () =>
      (await company.frame()).locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    await company.open(`channel="email"`);
    expect(await colour()).toBe("rgb(15, 22, 21)");
    const body = ":root { color-scheme: light }";
    await page.route("**/host.css", (route) => route.fulfill({ contentType: "text/css", body }));
    await page.reload();
    expect(await colour()).toBe("rgb(251, 250, 247)");
  });
});
