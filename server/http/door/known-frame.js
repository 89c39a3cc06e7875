/**
 * What of Next's `next-router-state-tree` the reply to a request for `path` depends on: whether the browser shows the layout around the page
 * already (app/[locale]/layout.tsx, in the language of `path`). Then it is this one value, which has Next leave that layout out; else
 * `undefined`, and Next sends all of the page. So a page has two forms, wherever one comes from, and both can be kept for everyone; and Next,
 * which breaks on a state that it cannot read, is given none but ours.
 * A part of the worker's script too, so plain JavaScript that imports nothing.
 *
 * @param {string} state as it was sent, in the shape of Next 16.4.6: `[segment, { children: state }, null, mark]`
 * @param {string} path
 * @returns {string | undefined}
 */
export function knownFrame(state, path) {
  const [, locale = ""] = path.split("/");
  const [root, slots, , rootMark] = listOf(parsed(state));
  const [frame, inner, , frameMark] = listOf(Object(slots).children);
  const [name, value] = listOf(frame);
  // A mark is a wish: all of it anew, or a part that a page never asks for.
  const isKnown = root === "" && name === "locale" && value === locale && Object(inner).children !== undefined;
  if (!isKnown || rootMark || frameMark) return undefined;
  return encodeURIComponent(JSON.stringify(["", { children: [["locale", locale, "d", null], {}] }]));
}

/** @param {string} state @returns {unknown} */
function parsed(state) {
  try {
    return JSON.parse(decodeURIComponent(state));
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {unknown[]} */
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
