import { afterEach, describe, expect, it } from "vitest";
import { rememberedAddresses } from "../limits.js";
import PageCache from "./page-cache.js";

const cache = new PageCache();
afterEach(() => {
  globalThis.__incrementalCache = undefined;
});

describe("Next's cache of pages", () => {
  it("a first page is kept at once, with a policy that allows its own scripts only", async () => {
    await render("/en/a", "<script>hello()</script>");
    expect((await cache.get(keyOf("/en/a")))?.value.headers).toMatchObject({
      "content-security-policy": expect.stringContaining("script-src 'self' 'sha256-"),
    });
  });

  it("a journey is kept when it is asked for again", async () => {
    const journey = "/en/email/mailbox-full/provider.gmail";
    await render(journey);
    expect(await cache.get(keyOf(journey))).toBeNull();
    await render(journey);
    expect(await cache.get(keyOf(journey))).not.toBeNull();
  });

  it("the page says its status, and one that failed is not kept", async () => {
    expect((await render("/en/b", '<meta name="http-status" content="404"/>')).status).toBe(404);
    expect((await render("/en/c", '<meta name="http-status" content="500"/>')).status).toBe(500);
    expect(await cache.get(keyOf("/en/c"))).toBeNull();
  });

  it("Next forgets the lifetimes of its paths before they are without number", async () => {
    let cleared = 0;
    globalThis.__incrementalCache = { cacheControls: { clear: () => cleared++ } };
    for (let path = 0; path < rememberedAddresses; path++) await render(`/en/email/help/provider.p${path}`);
    expect(cleared).toBe(1);
  });
});

/** What Next does with a page that is not in the cache: it asks for it, renders it and gives it to the cache. */
async function render(path: string, html = "<p>hello</p>") {
  await cache.get(keyOf(path));
  const page: { kind: string; html: string; status?: number } = { kind: "APP_PAGE", html };
  await cache.set(keyOf(path), page);
  return page;
}

/** As Next 16.4 names a page. */
function keyOf(path: string): string {
  return `/route-cache/APP_PAGE/0123456789abcdef/$${path}`;
}
