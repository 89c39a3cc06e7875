import { beforeAll, expect, test, vi } from "vitest";
import { getContent } from "../../../content/content.ts";
import { loadRealContent } from "../../../testing/real-content.ts";
import { notSetUpPage } from "./not-set-up-page.ts";

beforeAll(async () => {
  vi.stubEnv("BASE_URL", "https://help.kestrel.example");
  vi.stubEnv("SIGN_IN_URL", "https://www.kestrel.example/sign-in?from=help");
  await loadRealContent();
});

test("in every language the person reads whose fault it is, and finds the sign-in page and the way back", () => {
  const { locales } = getContent().settings;
  expect(locales).toHaveLength(10);
  const pages = locales.map((locale) => notSetUpPage(`/${locale}/delivery/email/trial-mailbox?x=1`));
  for (const [index, page] of pages.entries()) {
    const locale = locales[index] ?? "";
    expect(page).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">`);
    expect(page).toContain('href="https://www.kestrel.example/sign-in?from=help"');
    expect(page).toContain(`href="/${locale}/delivery/email/trial-mailbox"`);
  }
  const titles = pages.map((page) => /<h1>(.+)<\/h1>/.exec(page)?.[1]);
  expect(new Set(titles).size).toBe(10);
  expect(titles[0]).toBe("Our help page is not set up right");
});

test("an address that is made up is text, and leads nowhere else", () => {
  expect(notSetUpPage('//evil.example/"><script>')).not.toMatch(/<script|href="\/\//);
});
