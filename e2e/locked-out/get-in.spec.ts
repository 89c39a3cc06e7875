import { expect, test } from "@playwright/test";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } });

  test("one tap leads to the three best checks, an answer leads on, Back comes back, and a person is last", async ({
    page,
  }) => {
    await page.goto("/en/email/spam-folder/sign.spam-folder");
    await expect(page.getByText(/^About .* more?, \d+ minutes?$|^Almost done/)).toBeVisible();
    await page.getByRole("link", { name: "Just get me in" }).click();
    await expect(page).toHaveURL(/\/en\/email\/get-in\/.*sign\.spam-folder/);
    const best = page.getByRole("main").locator("section[aria-labelledby]");
    await expect(best).toHaveCount(3);
    const here = page.url();
    await best.nth(1).getByRole("link").first().click();
    await expect(page.getByText("1 thing checked")).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(here);
    await page.getByRole("link", { name: "Nothing helped? Talk to a person" }).click();
    await expect(page).toHaveURL(/\/en\/email\/help\//);
    await expect(page.getByRole("link", { name: /more things to try/ })).toBeVisible();
  });
});
