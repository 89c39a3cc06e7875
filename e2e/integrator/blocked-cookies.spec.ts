import { findBrowser } from "../stage/browser.ts";
import { expect, test } from "./company.ts";

const executablePath = findBrowser();
test.use({
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--test-third-party-cookie-phaseout"],
  },
});

test("where cookies of third parties are blocked, the help has its ticket in the frame all the same", async ({
  company,
  context,
  page,
}) => {
  const ticket = await company.ticket();
  const { port } = new URL(company.origins.other);
  const body = `${company.body(`ticket="${ticket}"`, ticket)}<img alt="" src="https://ads.localhost:${port}/cookie">`;
  const counted = page.waitForResponse("**/cookie");
  await company.open("", { body, policy: `${company.policy.replace("img-src data:", "img-src *")}` });
  await counted;
  const help = await company.frame();
  await expect(help.getByRole("region", { name: "Your code" })).toContainText("Code sent at");
  await company.walkToTrial(help);
  await help.getByRole("button", { name: "Send a new code" }).click();
  await expect.poll(() => company.sends()).toEqual(["sign-in", "wizard"]);
  // That this browser does block them.
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("third-party");
});
