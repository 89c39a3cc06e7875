import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { askStep, currentStep, giveUp, mend, walk } from "../walk/step.ts";
import { answer, answersOf, hydrated, question } from "../walk/wizard.ts";

test.describe("a page from the cache", () => {
  for (const [kind, find] of Object.entries(pageKinds())) {
    test(`${kind} runs under its policy, asks nobody else and leaves no cookie`, async ({ page, context, baseURL }) => {
      const path = await find(page.request);
      await fromCache(page.request, path);
      const trouble = await listen(page);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));

      await page.goto(path);
      await hydrated(page);
      // A link in a text may lead on to another address; an answer never does.
      const answers = answersOf(page).getByRole("link");
      const links = page.getByRole("main").locator("a[href^='/']:visible");
      const next = (await answers.count()) > 0 ? answers.first() : links.first();
      const leadsTo = (await next.getAttribute("href")) ?? "";
      await markDocument(page);
      await next.click();
      await expect(page).toHaveURL(leadsTo);
      await expect(question(page)).toBeVisible();

      expect(await isMarked(page), "the document was not loaded anew").toBe(true);
      expect(trouble).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(`${baseURL}/`))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
    });

    test(`${kind} may be kept by any cache, and is asked for again at no cost`, async ({ request }) => {
      const path = await find(request);
      const response = await fromCache(request, path);
      const {
        "cache-control": life,
        etag,
        "content-security-policy": policy,
        "set-cookie": cookie,
      } = response.headers();
      expect(life).toMatch(/s-maxage=\d+/);
      expect(life).not.toMatch(/private|no-store/);
      expect(cookie).toBeUndefined();
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("'sha256-");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);

      const again = await request.get(path, { headers: { "if-none-match": etag ?? "" } });
      expect(again.status()).toBe(304);
      expect((await again.body()).byteLength).toBe(0);
    });
  }

  for (const [asked, given] of [
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["identity", undefined],
  ] as const) {
    test(`a browser that takes ${asked} gets the same page as ${given ?? "it is"}`, async ({ request }) => {
      const path = await pageKinds()["a check"](request);
      const plain = await (await fromCache(request, path)).text();
      const headers = { "accept-encoding": asked };
      // Twice before, for this encoding too.
      await request.get(path, { headers });
      await request.get(path, { headers });
      const kept = await request.get(path, { headers });
      expect(kept.headers()["content-encoding"]).toBe(given);
      expect(kept.headers().vary).toContain("Accept-Encoding");
      if (given) expect(Number(kept.headers()["content-length"])).toBeLessThan(plain.length / 3);
      expect(await kept.text()).toBe(plain);
    });
  }

  test("one page is the same for everyone, whatever cookies and headers come along", async ({ request }) => {
    const path = await pageKinds()["a trial"](request);
    const plain = await (await fromCache(request, path)).text();
    const other = await request.get(path, {
      headers: { cookie: "ticket=x; has-ticket=1; browser=y", "accept-language": "ar", "user-agent": "Other" },
    });
    expect(await other.text()).toBe(plain);
    expect(other.headers()["set-cookie"]).toBeUndefined();
  });

  test("a redirect from the cache has one address", async ({ request }) => {
    for (const _visit of ["rendered", "cached", "cached again"]) {
      const response = await request.get("/en/email/no-such-step", { maxRedirects: 0 });
      expect(response.status()).toBe(307);
      expect(response.headersArray().filter(({ name }) => name.toLowerCase() === "location")).toHaveLength(1);
    }
  });

  test("the personal page, never kept, runs under its own policy and is dressed like the others", async ({ page }) => {
    const trouble = await listen(page);
    const response = await page.goto("/en/delivery");
    expect(response?.headers()["cache-control"]).toContain("no-store");
    await expect(page.locator("body")).toHaveCSS("background-color", "rgb(251, 250, 247)");
    // Nothing on this page shows that its scripts run, so the way on is tried until it needs no new document.
    await expect(async () => {
      await page.goto("/en/delivery");
      await markDocument(page);
      await page.getByRole("link", { name: "Start the checks" }).click();
      await expect(page).toHaveURL("/en");
      expect(await isMarked(page)).toBe(true);
    }).toPass();
    expect(trouble).toEqual([]);
  });

  test("who has no ticket loads nothing of the personal part", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(await pageKinds()["a trial"](page.request));
    await hydrated(page);
    await expect(page.getByRole("link", { name: "Go to the sign-in page" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Send a new code" })).toHaveCount(0);
    expect(asked).not.toContain("/api/delivery");
  });
});

test("a whole journey needs the document only once", async ({ page }) => {
  const trouble = await listen(page);
  await page.goto("/en");
  await hydrated(page);
  await markDocument(page);
  await answer(page, ({ step }) => step.answers[0]);
  for (let steps = 0; steps < 4; steps++) await answer(page);
  await answer(page, mend);
  expect(await isMarked(page)).toBe(true);
  expect(trouble).toEqual([]);
});

test("a step that is lost on the way is asked for again, as a whole page", async ({ page }) => {
  await page.goto("/en/email/sign");
  await hydrated(page);
  const [lost] = (await currentStep(page)).step.answers;
  const href = lost?.href ?? "";
  const link = answersOf(page).getByRole("link", { name: lost?.label ?? "", exact: true });
  let lose = () => {};
  const tapped = new Promise<void>((resolve) => {
    lose = resolve;
  });
  await page.route(`**${href}?_rsc=*`, (route) => tapped.then(() => route.abort()), { times: 1 });
  const isAskedFor = page.waitForRequest((request) => request.url().includes(`${href}?_rsc=`));
  await link.hover();
  await isAskedFor;
  await link.click();
  lose();
  await expect(page).toHaveURL(href);
  await expect(question(page)).toHaveCount(1);
  await expect(answersOf(page).getByRole("link").first()).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a journey can be walked from the start to a person, and an answer changed", async ({ page }) => {
    await page.goto("/en");
    let step = await answer(page, ({ step }) => step.answers[0]);
    while (step.step.kind !== "check") step = await answer(page);
    await answer(page);
    const second = await answer(page);
    await page.getByText("things checked").click();
    await page
      .getByRole("link", { name: /^Change/ })
      .last()
      .click();
    await answer(page, giveUp);
    await expect(question(page)).toHaveText(second.step.question);

    await page.getByRole("link", { name: "Talk to a person" }).click();
    await expect(page.getByRole("textbox", { name: "What you tried" })).toHaveValue(/I already tried this/);
    await expect(page.getByRole("link", { name: "Open the chat" })).toBeVisible();
  });

  test("no page is empty, no link leads nowhere", async ({ page }) => {
    const visited = new Set<string>();
    for (const find of Object.values(pageKinds())) {
      await page.goto(await find(page.request));
      await expect(question(page)).not.toBeEmpty();
      await expect(page.getByText("Nobody at Kestrel asks for your code.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Link to this page" })).toBeVisible();
      for (const href of await page
        .locator("a")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
        if (href?.startsWith("/")) visited.add(href);
      }
    }
    expect(visited.size).toBeGreaterThan(20);
    for (const href of visited) {
      expect(`${href} ${(await page.request.get(href, { maxRedirects: 1 })).status()}`).toBe(`${href} 200`);
    }
  });

  test("the mailbox can be named and the personal page opened and left", async ({ page }) => {
    const tabbed = await walk(page.request, "/en/email", ({ choices }) => choices.length > 0);
    const option = tabbed.choices[0]?.options.find(({ current }) => !current);
    await page.goto(tabbed.canonical);
    await page.getByText(`${tabbed.choices[0]?.name}: choose yours`).click();
    await page.getByRole("link", { name: option?.label, exact: true }).click();
    await expect(page).toHaveURL(option?.href ?? "");

    await page.getByRole("link", { name: "What happened to my code?" }).click();
    await expect(question(page)).toHaveText("What happened to your code");
    await expect(page.getByText("We know nothing about a code for this browser.")).toBeVisible();
    await page.getByRole("link", { name: "Go back to the step" }).click();
    await expect(page).toHaveURL(option?.href ?? "");
    await expect(answersOf(page)).toBeVisible();
  });
});

/** One address of each kind of public page. */
function pageKinds() {
  return {
    "the start page": async () => "/en",
    "the start page for a refused code": async () => "/en/start/symptom.refused",
    "a check": async (request: APIRequestContext) =>
      (await walk(request, "/en/email", ({ trail }) => trail.length > 0)).canonical,
    "a question": async (request: APIRequestContext) =>
      (await walk(request, "/en/email", ({ step }) => step.kind === "question")).canonical,
    "a trial": async (request: APIRequestContext) =>
      (await walk(request, "/en/email", ({ step }) => step.kind === "trial", mend)).canonical,
    "the end of a solved journey": async (request: APIRequestContext) => {
      const solved = await walk(request, "/en/sms", ({ step }) =>
        step.answers.some(({ effect }) => effect === "solved"),
      );
      const last = solved.step.answers.find(({ effect }) => effect === "solved");
      return (await askStep(request, last?.api ?? "")).canonical;
    },
    help: async () => "/en/email/help",
  };
}

/** The response of the page cache: there is one once a page was asked for again. */
async function fromCache(request: APIRequestContext, path: string) {
  // Twice before: the second time shows that it is worth keeping.
  await request.get(path);
  await request.get(path);
  const response = await request.get(path, { maxRedirects: 0 });
  expect(response.status()).toBe(200);
  // STALE: from the cache too, while a newer copy is made behind it.
  expect(response.headers()["x-nextjs-cache"]).toMatch(/^(HIT|STALE)$/);
  return response;
}

/** Everything a browser complains about: blocked by the policy, errors in scripts, markup that does not match. */
async function listen(page: Page): Promise<string[]> {
  const trouble: string[] = [];
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`blocked by the policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  page.on("console", (message) => {
    // Playwright says itself that it keeps the service worker away; offline.spec.ts lets it in.
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    if (["error", "warning"].includes(message.type())) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  return trouble;
}

/** Survives soft navigation, not a new document. */
function markDocument(page: Page): Promise<void> {
  return page.evaluate(() => document.body.setAttribute("data-marked", "yes"));
}

async function isMarked(page: Page): Promise<boolean> {
  return (await page.locator("body").getAttribute("data-marked")) === "yes";
}
