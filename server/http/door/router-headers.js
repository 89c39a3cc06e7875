/**
 * The headers of Next's soft navigation that change what is sent, in the shapes that its client uses (tried on 16.4.6); anything else is left
 * out. What the client has already (`next-router-state-tree`, `next-url`) never reaches Next: it sends the whole page, as it does from its
 * cache, and breaks on a state that it cannot read.
 *
 * @type {ReadonlyMap<string, (value: string) => boolean>}
 */
export const routerHeaders = new Map([
  ["rsc", (value) => value === "1"],
  ["next-router-prefetch", (value) => /^[123]$/.test(value)],
  ["next-router-segment-prefetch", (value) => /^\/[!-~]{0,200}$/.test(value)],
]);
