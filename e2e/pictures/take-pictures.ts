import { test } from "@playwright/test";

/** A picture of README or docs: a page of the running product, on a phone unless it is wide. */
interface Picture {
  path: string;
  isDark?: boolean;
  /** Wide, with its steps open. */
  isOpen?: boolean;
  isWide?: boolean;
}

const pictures: Record<string, Picture> = {
  wizard: { path: "/en/email/spam-folder/provider.gmail/sign.spam-folder" },
  "known-leads": { path: "/en/email/mailbox-full/evidence.mailbox-full/provider.gmail" },
  "dark-arabic": { path: "/ar/sms/text-filter/phone.iphone/sign.text-filter", isDark: true },
  share: { path: "/en/share/es/sms/maybe.asked-too-often/sign.new-sim", isWide: true },
  drawing: { path: "/en/sms/right-number/sign.right-number", isOpen: true },
};

// Twice as sharp as the page, as on a phone.
test.use({ viewport: { width: 390, height: 700 }, deviceScaleFactor: 2, contextOptions: { reducedMotion: "reduce" } });

for (const [name, { path, isDark, isOpen, isWide }] of Object.entries(pictures)) {
  test(`docs/${name}.png`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: isDark ? "dark" : "light" });
    await page.goto(path);
    if (isOpen || isWide) await page.setViewportSize({ width: 680, height: 800 });
    if (isOpen) await page.locator(".check summary").click();
    await page.screenshot({ path: new URL(`../../docs/${name}.png`, import.meta.url).pathname });
  });
}
