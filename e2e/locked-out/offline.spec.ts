import { expect, type Page, test } from "@playwright/test";
import { signTicket } from "../stage/ticket.ts";
import { currentStep, goOn } from "../walk/step.ts";
import { answer, answersOf, hydrated, question } from "../walk/wizard.ts";

test.use({ serviceWorkers: "allow" });

test("without a line, a page and the step after it are shown as they were kept", async ({ page, context }) => {
  const first = await openKept(page, "/en/email");
  const next = await answer(page);
  await page.goto(first.canonical);
  await expect.poll(() => keptSteps(page)).toContain(new URL(next.canonical, page.url()).pathname);

  await context.setOffline(true);
  await page.reload();
  await expect(question(page)).toHaveText(first.step.question);
  await hydrated(page);
  await answersOf(page)
    .getByRole("link", { name: goOn(first)?.label, exact: true })
    .click();
  await expect(question(page)).toHaveText(next.step.question);
  await expect(page).toHaveURL(next.canonical);
  await page.goBack();
  await expect(question(page)).toHaveText(first.step.question);
});

test("without a line, what was not kept says so, leads to all checks, and goes on later", async ({ page, context }) => {
  const first = await openKept(page, "/en/email");
  // The likely answer, "none of these", is fetched ahead; this one is not.
  const [other] = first.step.answers;
  await context.setOffline(true);
  await answersOf(page)
    .getByRole("link", { name: other?.label ?? "", exact: true })
    .click();
  await expect(question(page)).toHaveText("You are offline");
  await expect(page).toHaveURL(other?.href ?? "");
  // Only the checks of this channel were kept.
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: "An e-mail code does not come: everything to check" }).click();
  await expect(page).toHaveURL("/en/email/all");
  await expect(question(page)).toHaveText("An e-mail code does not come: everything to check");

  await page.goBack();
  await expect(question(page)).toHaveText("You are offline");
  await page.goBack();
  await expect(question(page)).toHaveText(first.step.question);
  await page.goForward();
  await context.setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(question(page)).not.toHaveText("You are offline");
  await expect(page).toHaveURL(other?.href ?? "");
});

test("the personal page of a ticket holder is not kept", async ({ page, context }) => {
  await openKept(page, "/en/email");
  await page.goto(`/start?ticket=${await signTicket()}`);
  await page.goto("/en/delivery");
  await expect(page.getByRole("region", { name: "Your code" })).toContainText("We sent a code to");

  expect((await keptPaths(page)).filter((path) => /delivery|start|api/.test(path))).toEqual([]);
  await context.setOffline(true);
  await page.reload();
  await expect(question(page)).toHaveText("You are offline");
  await expect(page.getByText("j•••@m•••.example")).toHaveCount(0);
});

/** Opens a page and waits until the worker has kept it, and what to fall back on. */
async function openKept(page: Page, path: string) {
  await page.goto(path);
  await hydrated(page);
  const here = new URL(page.url()).pathname;
  await expect.poll(() => keptPaths(page)).toEqual(expect.arrayContaining([here, "/en/offline", "/en/email/all"]));
  return currentStep(page);
}

async function keptPaths(page: Page): Promise<string[]> {
  return (await keptAddresses(page)).map(({ pathname }) => pathname);
}

/** Those that were asked for by soft navigation. */
async function keptSteps(page: Page): Promise<string[]> {
  return (await keptAddresses(page)).filter(({ search }) => search).map(({ pathname }) => pathname);
}

async function keptAddresses(page: Page): Promise<URL[]> {
  const kept = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => url);
  });
  return kept.map((url) => new URL(url));
}
