import { withoutQuery } from "../without-query.js";
import { entityTag, isKnown } from "./cache/entity-tag.js";
import { inOnePiece } from "./cache/sent-bytes.js";
import { contentSecurityPolicy, hashSource } from "./content-security-policy.js";
import { framersOf } from "./framers.js";
import { isPublicPath } from "./public-path.js";

/**
 * Finishes what Next has rendered: a page without a Content-Security-Policy gets a strict one with the hashes of its inline elements (a nonce
 * needs a page per person) and the status that it asks for; a public one gets a tag, and leave for every cache to keep it. All of this stands
 * before the first byte, so a page goes out in one piece; Next renders it in one, too.
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @returns {import("node:http").RequestListener}
 */
export function finishedPages(handle) {
  return (request, response) => {
    const path = withoutQuery(request.url ?? "");
    const isPage = ["GET", "HEAD"].includes(request.method ?? "") && !/^\/(api|_next)\//.test(path);
    if (isPage)
      inOnePiece(response, (body) => {
        const isHtml = String(response.getHeader("content-type")).startsWith("text/html");
        if (isHtml) finishHtml(path, response, body);
        return isPublicPath(path) ? finishPublic(request, response, body, isHtml) : body;
      });
    return handle(request, response);
  };
}

/** Seconds a shared cache may keep a page, and may go on showing it while it fetches a newer one. */
const life = "s-maxage=300, stale-while-revalidate=3300";

/** @param {string} path @param {import("node:http").ServerResponse} response @param {Buffer} body */
function finishHtml(path, response, body) {
  // Letter by letter as it was written: what is looked for is ASCII, and no character is decoded.
  const html = body.toString("latin1");
  if (!response.hasHeader("content-security-policy"))
    response.setHeader("content-security-policy", policyFor(html, path));
  // The page asks for it with components/frame/page-status.tsx.
  const status = /<meta name="http-status" content="(404|500)"/.exec(html)?.[1];
  if (status) response.statusCode = Number(status);
}

/**
 * What goes out of a page that is for everyone.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {Buffer} body
 * @param {boolean} isHtml
 */
function finishPublic(request, response, body, isHtml) {
  const { statusCode } = response;
  if (![200, 307, 404].includes(statusCode)) {
    response.setHeader("cache-control", "no-store");
    return body;
  }
  response.setHeader("cache-control", life);
  // Next renders a page around a redirect; every client goes by its Location alone.
  if (statusCode === 307 && isHtml) return Buffer.alloc(0);
  const etag = entityTag(body);
  response.setHeader("etag", etag);
  if (statusCode !== 200 || !isKnown(request, etag)) return body;
  response.statusCode = 304;
  for (const name of ["content-type", "content-length"]) response.removeHeader(name);
  return Buffer.alloc(0);
}

/**
 * The policy of a page by itself: what is inline in it, and nothing else.
 * @param {string} html as Latin-1, or ASCII within its inline elements
 * @param {string} path without query
 */
export function policyFor(html, path) {
  const framers = framersOf(path);
  return contentSecurityPolicy({ scripts: hashesOf("script", html), styles: hashesOf("style", html), framers });
}

/**
 * The sources that allow the inline elements of a page.
 * @param {"script" | "style"} name
 * @param {string} html as Latin-1
 */
function hashesOf(name, html) {
  const hashes = new Set();
  for (const [, attributes = "", text = ""] of html.matchAll(inline[name]))
    if (!/\ssrc=/.test(attributes)) hashes.add(hashSource(Buffer.from(text, "latin1")));
  return hashes;
}

const inline = { script: /<script([^>]*)>([\s\S]*?)<\/script>/g, style: /<style([^>]*)>([\s\S]*?)<\/style>/g };
