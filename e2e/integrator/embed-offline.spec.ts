import { findBrowser } from "../stage/browser.ts";
import { expect, test } from "./company.ts";

const executablePath = findBrowser();
// A page by a certificate that nobody vouches for gets no worker.
const args = ["--no-sandbox", "--ignore-certificate-errors"];
test.use({ serviceWorkers: "allow", launchOptions: { ...(executablePath ? { executablePath } : {}), args } });

test("without a line a page that was not kept says so in the frame, and leads to what was", async ({
  company,
  context,
}) => {
  await company.open(`channel="email"`);
  const help = await company.frame();
  const inside = help.locator("html");
  const isKept = () => inside.evaluate(async () => Boolean(await caches.match("/en/email/all")));
  await expect.poll(isKept).toBe(true);
  await context.setOffline(true);
  await inside.evaluate(() => location.assign("/en/email/spam-folder"));
  const heading = help.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("You are offline");
  await help.getByRole("link", { name: "An e-mail code does not come: everything to check" }).click();
  await expect(heading).toHaveText("An e-mail code does not come: everything to check");
});
