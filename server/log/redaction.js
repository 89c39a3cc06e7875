/**
 * The second line of defence: in a text for the log, everything that looks like a ticket, an address, a phone number, a cookie, a query or a secret is
 * replaced by its kind. The first is that nobody hands such things to the log.
 *
 * @template {import("./log.js").Value} Given
 * @param {Given} value
 * @returns {Given | string | string[]}
 */
export function redacted(value) {
  if (typeof value === "string") return redactedText(value);
  // A phone number is a number to some; counts, seconds and statuses are short.
  if (typeof value === "number") return Math.abs(value) >= 10_000_000 ? "[number]" : value;
  if (Array.isArray(value)) return value.map((part) => String(redacted(part)));
  return value;
}

/** @param {string} text at most `longest` characters of it are kept */
export function redactedText(text) {
  // Cut first, with room to spare, so that a cut leaves nothing half known.
  let safe = text.slice(0, 2 * longest);
  for (const [shape, name] of shapes) safe = safe.replace(shape, (found) => (kept.test(found) ? found : name));
  return safe.length > longest ? `${safe.slice(0, longest)}…` : safe;
}

const longest = 4_000;

/**
 * In this order: what holds other things comes first.
 * @type {readonly (readonly [RegExp, string])[]}
 */
const shapes = [
  [/\b(?:bearer|basic)\s+[\w+/=.~-]{6,}/gi, "[secret]"],
  [/\b(?:set-)?cookie["']?\s*[:=]\s*[^\n]+/gi, "[cookie]"],
  [/(?:__Host-)?\b(?:ticket|has-ticket|browser)=[^;\s"'&]+/gi, "[cookie]"],
  // JSON in base64url begins so, and with it every JWS and JWT, whole or in parts.
  [/\be(?:y[AIJK]|w[o0])[\w-]{6,}(?:\.[\w-]*)*/g, "[ticket]"],
  // Its beginning alone is what a hint says.
  [/\bwhsec_[\w+/=-]{6,}/g, "[secret]"],
  [/\/\/[^/\s@"']+@/g, "//[secret]@"],
  [/\?[\w.~%+-]+=[^\s"'<>]*/g, "?[query]"],
  // Masked ones as well, and those in the address of a page.
  [/"[^"\n]{1,64}"@[^\s"'<>]+/g, "[address]"],
  [/(?<![^\s"'<>()[\]:;,=/\\])[^\s"'<>()[\]:;,=/\\]+(?:@|%40|\uff20)[^\s"'<>()[\]:;,=/\\]+/gi, "[address]"],
  [/[0-9a-f]{32,}/gi, "[hash]"],
  [/(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{32,}/g, "[secret]"],
  // What is kept of it stands first.
  [new RegExp(`${keptShapes()}|[+\uff0b]?\\p{Nd}(?:[\\s().\\-/\u2010-\u2015]{0,2}\\p{Nd}){6,}`, "giu"), "[number]"],
];

/** Digits that are no phone number: our own ids, dates, internet addresses of servers. */
function keptShapes() {
  return [
    String.raw`\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b`,
    String.raw`\b20\d\d-[01]\d(?:-[0-3]\d(?:T[\d:.]+Z?)?)?\b(?!-?\d)`,
    String.raw`\b20\d\d[01]\d[0-3]\d\b`,
    String.raw`\b\d{1,3}(?:\.\d{1,3}){3}\b(?!\.?\d)`,
  ].join("|");
}
const kept = new RegExp(`^(?:${keptShapes()})$`, "iu");
