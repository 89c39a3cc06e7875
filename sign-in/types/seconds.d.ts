/**
 * What is wrong with a moment: the help site takes seconds since 1970, neither text (an ISO time) nor milliseconds. `null` when it is right.
 *
 * @param {unknown} given
 * @returns {string | null}
 */
export declare function notSeconds(given: unknown): string | null;
/** The same for whole seconds. @param {unknown} given */
export declare function notWholeSeconds(given: unknown): string | null;
/** Now, in whole seconds since 1970. */
export declare function secondsNow(): number;
