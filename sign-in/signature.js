import { createHmac, timingSafeEqual } from "node:crypto";
import { needed } from "./check.js";

/** Seconds that a signature may be old, or ahead. */
const tolerance = 300;

/**
 * The headers that sign a body as Standard Webhooks describes (https://www.standardwebhooks.com).
 *
 * @param {string | undefined} secret whsec_…
 * @param {{ id: string, at: number, body: string }} letter `at` in whole seconds since 1970
 */
export function signedHeaders(secret, { id, at, body }) {
  const mac = createHmac("sha256", keyOf(secret)).update(`${id}.${at}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": `v1,${mac}` };
}

/**
 * Whether these headers sign the body, within five minutes of `now` (seconds since 1970).
 *
 * @param {string | undefined} secret whsec_…
 * @param {Record<string, string>} headers with small letters
 * @param {string} body
 * @param {number} now
 */
export function isSigned(secret, headers, body, now) {
  const key = needed(secret, "the secret of a signature");
  const { "webhook-id": id = "", "webhook-timestamp": time = "", "webhook-signature": given = "" } = headers;
  if (id === "" || !/^\d{1,12}$/.test(time) || Math.abs(Number(time) - now) > tolerance) return false;
  const expected = Buffer.from(signedHeaders(key, { id, at: Number(time), body })["webhook-signature"]);
  return given
    .split(" ")
    .map((one) => Buffer.from(one))
    .some((one) => one.length === expected.length && timingSafeEqual(one, expected));
}

/** @param {string | undefined} secret */
export function keyOf(secret) {
  const key = Buffer.from(needed(secret, "the secret of a signature").replace(/^whsec_/, ""), "base64");
  if (key.length < 16) throw new TypeError("The secret of a signature must be whsec_ and 24 bytes in base64.");
  return key;
}
