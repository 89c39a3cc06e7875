import { contentSecurityPolicy } from "../content-security-policy.js";

/**
 * Puts the headers that protect people on every response, whoever makes it; a route that sets one of them itself has the last word (a page
 * its policy, with the hashes of its scripts).
 * Plain JavaScript: it runs beside Next, unbundled.
 *
 * @param {import("node:http").RequestListener} handle
 * @param {ReadonlyMap<string, string>} headers
 * @returns {import("node:http").RequestListener}
 */
export function secured(handle, headers) {
  return (request, response) => {
    const { writeHead } = response;
    // At the last moment: a route handler of Next does not replace a header that is there already.
    response.writeHead = (/** @type {unknown[]} */ ...given) => {
      const isStep =
        isStepData(response.getHeader("content-type")) ||
        given.some((said) => isStepData(Object(said)["content-type"]));
      for (const [name, value] of headers) {
        if (!response.hasHeader(name) && !(isStep && ofDocuments.has(name))) response.setHeader(name, value);
      }
      return Reflect.apply(writeHead, response, given);
    };
    return handle(request, response);
  };
}

/** The data of soft navigation: read by a script of ours, never shown by themselves. @param {unknown} type */
function isStepData(type) {
  return String(type).startsWith("text/x-component");
}

/** Browsers heed these in the reply that makes a document, and a step would carry 400 bytes of them. */
const ofDocuments = new Set([
  "content-security-policy",
  "referrer-policy",
  "permissions-policy",
  "cross-origin-opener-policy",
]);

/**
 * The one list.
 *
 * @param {{ isHttps: boolean }} site whether people reach it by https; browsers then ask for nothing else for a year
 * @returns {ReadonlyMap<string, string>}
 */
export function securityHeaders({ isHttps }) {
  return new Map([
    // For what is no page and has no scripts: our own files at most.
    ["content-security-policy", contentSecurityPolicy({ scripts: [], styles: [] })],
    ["x-content-type-options", "nosniff"],
    // The path tells where somebody stands. Not `no-referrer`: browsers would send our own forms without their origin.
    ["referrer-policy", "same-origin"],
    ["permissions-policy", "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ...(isHttps ? [yearOfHttps] : []),
  ]);
}

/** Without `includeSubDomains`: the hosts below are not ours to decide for. @type {[string, string]} */
const yearOfHttps = ["strict-transport-security", "max-age=31536000"];
