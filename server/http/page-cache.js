import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { contentVersion } from "./content-version.js";

/** @typedef {{ kind: string, html?: unknown, rscData?: Uint8Array, body?: Uint8Array, headers?: Record<string, string>, status?: number }} Page */

/**
 * The page cache of the public pages, in memory and bounded. Two things Next's own cannot do:
 * it puts a strict Content-Security-Policy with the hashes of the page's inline scripts on every cached page (a nonce needs a
 * page per request), and it forgets a page as soon as the content it was made from has changed.
 * Plain JavaScript: Next loads this file itself, unbundled.
 */
export default class PageCache {
  /** @param {string} key */
  async get(key) {
    const entry = entries.get(key);
    if (!entry || entry.version !== contentVersion()) {
      // The page is rendered now, from today's content; should that change meanwhile, the page is not kept.
      renderedFrom.set(key, { version: contentVersion() });
      return null;
    }
    return { value: entry.value, lastModified: entry.lastModified };
  }

  /**
   * @param {string} key
   * @param {Page | null} data
   */
  async set(key, data) {
    entries.delete(key);
    if (!data) return;
    if (data.kind === "APP_PAGE" && typeof data.html === "string") {
      data.headers = { ...data.headers, "content-security-policy": policyFor(data.html) };
      // The page asks for it with components/frame/page-status.tsx.
      const status = /<meta name="http-status" content="(404|500)"/.exec(data.html)?.[1];
      if (status) data.status = Number(status);
      if (status === "500") {
        data.headers["cache-control"] = "no-store";
        return;
      }
    }
    const version = renderedFrom.get(key)?.version ?? contentVersion();
    renderedFrom.delete(key);
    entries.set(key, { value: { ...data, headers: { ...data.headers } }, lastModified: Date.now(), version });
  }

  async revalidateTag() {}

  resetRequestCache() {}
}

const max = 5_000;

/** @type {LRUCache<string, { value: Page, lastModified: number, version: string | null }>} */
const entries = new LRUCache({ max, maxSize: 128 * 1024 * 1024, sizeCalculation: ({ value }) => sizeOf(value) });
/** @type {LRUCache<string, { version: string | null }>} */
const renderedFrom = new LRUCache({ max });

/** @param {string} html */
function policyFor(html) {
  return [
    "default-src 'none'",
    `script-src 'self' ${hashesOf("script", html)}`,
    `style-src 'self' ${hashesOf("style", html)}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * The sources that allow the inline elements of a page.
 * @param {"script" | "style"} name
 * @param {string} html
 */
function hashesOf(name, html) {
  const hashes = new Set();
  for (const [, attributes = "", text = ""] of html.matchAll(
    new RegExp(`<${name}([^>]*)>([\\s\\S]*?)</${name}>`, "g"),
  )) {
    if (/\ssrc=/.test(attributes)) continue;
    hashes.add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  }
  return [...hashes].join(" ");
}

/** Bytes, about. @param {Page} data */
function sizeOf(data) {
  const html = typeof data.html === "string" ? data.html.length * 2 : 0;
  return html + (data.rscData?.byteLength ?? 0) * 2 + (data.body?.byteLength ?? 0) + 1_000;
}
