/**
 * The headers of Next's soft navigation, in the shapes that its client sends (tried on 16.4.6); on others the server breaks. With one that is
 * left out, the checksum in `_rsc` does not fit, and Next sends the client to the address where it does.
 *
 * @type {ReadonlyMap<string, (value: string) => boolean>}
 */
export const routerHeaders = new Map([
  ["rsc", (value) => value === "1"],
  ["next-url", (value) => /^\/[!-~]*$/.test(value)],
  ["next-router-prefetch", (value) => /^[123]$/.test(value)],
  ["next-router-segment-prefetch", (value) => /^\/[!-~]*$/.test(value)],
  ["next-router-state-tree", isRouterState],
]);

/** @param {string} value */
function isRouterState(value) {
  try {
    return isTree(JSON.parse(decodeURIComponent(value)));
  } catch {
    return false;
  }
}

/** A segment, what lies below it by name, and what the client has of it. @param {unknown} value @returns {boolean} */
function isTree(value) {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6) return false;
  const [segment, below, refresh, marker, hints, ...rest] = value;
  return (
    isSegment(segment) &&
    typeof below === "object" &&
    below !== null &&
    !Array.isArray(below) &&
    Object.values(below).every(isTree) &&
    (refresh == null || (Array.isArray(refresh) && refresh.length === 2 && refresh.every(isText))) &&
    (marker == null || markers.includes(marker)) &&
    (hints == null || typeof hints === "number") &&
    rest.every(isText)
  );
}

const markers = ["refetch", "inside-shared-layout", "metadata-only"];

/** A name, or a parameter: name, value, kind, static siblings. @param {unknown} value */
function isSegment(value) {
  if (isText(value)) return true;
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [name, given, kind, siblings] = value;
  return (
    isText(name) &&
    isText(given) &&
    kinds.includes(kind) &&
    (siblings === null || (Array.isArray(siblings) && siblings.every(isText)))
  );
}

// A dynamic part of a path, catch-all, optional catch-all. Those of intercepted routes are left out; there are none.
const kinds = ["d", "c", "oc"];

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string";
}
