import { knownFrame } from "./known-frame.js";

/**
 * The headers of Next's soft navigation that change what is sent, and what Next is given of the value that came with a request for a path:
 * what its client sends (tried on 16.4.6) and nothing else. Where one comes from (`next-url`) never reaches it.
 *
 * @type {ReadonlyMap<string, (value: string, path: string) => string | undefined>}
 */
export const routerHeaders = new Map([
  ["rsc", (value) => inShape(value, /^1$/)],
  ["next-router-prefetch", (value) => inShape(value, /^[123]$/)],
  ["next-router-segment-prefetch", (value) => inShape(value, /^\/[!-~]{0,200}$/)],
  ["next-router-state-tree", knownFrame],
]);

/** @param {string} value @param {RegExp} shape */
function inShape(value, shape) {
  return shape.test(value) ? value : undefined;
}
