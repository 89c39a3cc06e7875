import { createHash } from "node:crypto";

/**
 * The tag of a body (RFC 9110 8.8.3). Weak, because the same page goes out in several encodings.
 * @param {Buffer} body
 */
export function entityTag(body) {
  return `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

/**
 * Whether who asks has it already: the comparison of RFC 9110 13.1.2, weak, and of a list.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {unknown} etag of what there is
 */
export function isKnown(request, etag) {
  if (typeof etag !== "string") return false;
  const asked = request.headers["if-none-match"]?.split(",").map(opaque) ?? [];
  return asked.includes(opaque(etag));
}

/** @param {string} tag */
function opaque(tag) {
  return tag.trim().replace(/^W\//, "");
}
