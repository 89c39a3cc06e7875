import { LRUCache } from "lru-cache";
import { contentSecurityPolicy, hashSource } from "../content-security-policy.js";
import { contentVersion } from "../content-version.js";
import { rememberedAddresses } from "../limits.js";
import { isWorthKeeping } from "./asked-again.js";
import { kept } from "./kept.js";

/** @typedef {import("./kept.js").Page} Page */

/**
 * Next's cache of the public pages, in memory and bounded. Three things Next's own cannot do: it puts a strict Content-Security-Policy
 * with the hashes of the page's inline scripts on every page (a nonce needs a page per request), it forgets a page as soon as the
 * content it was made from has changed, and it keeps only what is asked for again.
 * Plain JavaScript: Next loads this file itself, unbundled.
 */
export default class PageCache {
  /** @param {string} key */
  async get(key) {
    const version = contentVersion();
    const entry = kept.get(keyOf(key));
    if (entry && "page" in entry && entry.version === version)
      return { value: entry.page, lastModified: entry.lastModified };
    // The page is rendered now, from today's content; should that change meanwhile, the page is not kept.
    renderedFrom.set(key, { version });
    return null;
  }

  /**
   * @param {string} key
   * @param {Page | null} page
   */
  async set(key, page) {
    kept.delete(keyOf(key));
    forgetLifetimes();
    const version = renderedFrom.get(key)?.version ?? contentVersion();
    renderedFrom.delete(key);
    if (!page) return;
    if (page.kind === "APP_PAGE" && typeof page.html === "string") {
      page.headers = { ...page.headers, "content-security-policy": policyFor(page.html) };
      // The page asks for it with components/frame/page-status.tsx.
      const status = /<meta name="http-status" content="(404|500)"/.exec(page.html)?.[1];
      if (status) page.status = Number(status);
      if (status === "500") {
        page.headers["cache-control"] = "no-store";
        return;
      }
    }
    if (!isWorthKeeping(pathOf(key), "page")) return;
    const copy = { ...page, headers: { ...page.headers } };
    kept.set(keyOf(key), { page: copy, lastModified: Date.now(), version, bytes: sizeOf(page) });
  }

  async revalidateTag() {}

  resetRequestCache() {}
}

// No more pages are being rendered at once.
/** @type {LRUCache<string, { version: string | null }>} */
const renderedFrom = new LRUCache({ max: 1_000 });

/** @param {string} key */
function keyOf(key) {
  return `page ${key}`;
}

/** The address of a page; Next puts its kind of route before it. @param {string} key */
function pathOf(key) {
  return key.slice(key.indexOf("$") + 1);
}

let setSince = 0;

/**
 * Next remembers how long every path it ever rendered may live, for ever (SharedCacheControls): a leak when paths are without number. It asks
 * for it only with an entry of this cache, and does without, so now and then it is told to forget.
 */
function forgetLifetimes() {
  if (++setSince < rememberedAddresses) return;
  setSince = 0;
  globalThis.__incrementalCache?.cacheControls?.clear?.();
}

/** @param {string} html */
function policyFor(html) {
  return contentSecurityPolicy({ scripts: hashesOf("script", html), styles: hashesOf("style", html) });
}

/**
 * The sources that allow the inline elements of a page.
 * @param {"script" | "style"} name
 * @param {string} html
 */
function hashesOf(name, html) {
  const hashes = new Set();
  for (const [, attributes = "", text = ""] of html.matchAll(inline[name]))
    if (!/\ssrc=/.test(attributes)) hashes.add(hashSource(text));
  return hashes;
}

const inline = { script: /<script([^>]*)>([\s\S]*?)<\/script>/g, style: /<style([^>]*)>([\s\S]*?)<\/style>/g };

/** Bytes, about. @param {Page} page */
function sizeOf(page) {
  const html = typeof page.html === "string" ? page.html.length * 2 : 0;
  return html + (page.rscData?.byteLength ?? 0) + (page.body?.byteLength ?? 0) + 1_000;
}
