import { type APIRequestContext, expect, test } from "@playwright/test";
import { isMarked, listen, markDocument } from "../walk/document.ts";
import { pageKinds } from "../walk/page-kinds.ts";
import { answersOf, hydrated, question } from "../walk/wizard.ts";

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
