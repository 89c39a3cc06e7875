/** What is wrong with a value, as a sentence that goes on after its name; `null` when it is right. @typedef {(value: unknown) => string | null} Check */
export type Check = (value: unknown) => string | null;
/**
 * Throws a TypeError that names `what`, every wrong field and what would be right there, never what it held.
 *
 * @param {object} given
 * @param {{ required: Record<string, Check>, optional: Record<string, Check> }} fields all that may be there
 * @param {string} what
 */
export declare function check(given: object, { required, optional }: {
    required: Record<string, Check>;
    optional: Record<string, Check>;
}, what: string): void;
/**
 * A setting that has to be there, as text. Types let `process.env` through, so it is looked at here: a TypeError says what is missing.
 *
 * @param {string | undefined} given
 * @param {string} what
 * @returns {string}
 */
export declare function needed(given: string | undefined, what: string): string;
/** @param {RegExp} shape @param {string} sentence @returns {Check} */
export declare function like(shape: RegExp, sentence: string): Check;
/** @param {number} least @param {number} most characters @returns {Check} */
export declare function text(least: number, most: number): Check;
/** @param {...string} words @returns {Check} */
export declare function oneOf(...words: string[]): Check;
/** @type {Check} */
export declare const yesOrNo: Check;
/** An id that the help site takes as a challenge. */
export declare const id: Check;
export declare const country: Check;
/** JSON that may be anything; `undefined` when it is none. @param {string} given @returns {unknown} */
export declare function parsed(given: string): unknown;
