const wanted = "must be a number, in seconds since 1970";

/**
 * What is wrong with a moment: the help site takes seconds since 1970, neither text (an ISO time) nor milliseconds. `null` when it is right.
 *
 * @param {unknown} given
 * @returns {string | null}
 */
export function notSeconds(given) {
  if (typeof given === "string") return `${wanted}, and is text`;
  if (typeof given !== "number" || Number.isNaN(given)) return `${wanted}, and is something else`;
  if (given <= 0) return `${wanted}, and lies before it`;
  return given > 100_000_000_000 ? `${wanted}, and is so large that it must be milliseconds` : null;
}

/** The same for whole seconds. @param {unknown} given */
export function notWholeSeconds(given) {
  return notSeconds(given) ?? (Number.isInteger(given) ? null : "must be whole seconds: Math.floor(Date.now() / 1000)");
}

/** Now, in whole seconds since 1970. */
export function secondsNow() {
  return Math.floor(Date.now() / 1000);
}
