import { createHash } from "node:crypto";

/**
 * The Content-Security-Policy of every page. Plain JavaScript: what finishes a page runs beside Next, unbundled.
 *
 * @param {{ scripts: Iterable<string>, styles: Iterable<string>, framers?: readonly string[] }} allowed sources beside our own files (nonces and hashes), and
 *   the origins that may show the page in a frame (./framers.js)
 */
export function contentSecurityPolicy({ scripts, styles, framers = [] }) {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(" ")}`,
    `style-src ${["'self'", ...styles].join(" ")}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framers.join(" ") || "'none'"}`,
  ].join("; ");
}

/**
 * The source that allows exactly this inline script or style.
 * @param {string | Uint8Array} text
 */
export function hashSource(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
