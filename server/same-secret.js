import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether both are the same; takes the same time whatever is given. Plain JavaScript: it runs beside Next as well, unbundled.
 *
 * @param {string} given
 * @param {string} expected
 */
export function isSame(given, expected) {
  const hash = (/** @type {string} */ value) => createHash("sha256").update(value).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
