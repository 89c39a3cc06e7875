/**
 * Reads `given` by `schema`; throws a TypeError that names `what`, every wrong field and what would be right there, never what it held.
 *
 * @template {import("zod").ZodType} Schema
 * @param {Schema} schema
 * @param {unknown} given
 * @param {string} what
 * @returns {import("zod").output<Schema>}
 */
export declare function read<Schema extends import("zod").ZodType>(schema: Schema, given: unknown, what: string): import("zod").output<Schema>;
/**
 * A setting that has to be there, as text; throws a TypeError that says `what` is missing and where it is set. Types let `process.env` through, so it is looked
 * at here.
 *
 * @param {string | undefined} given
 * @param {string} what
 * @returns {string}
 */
export declare function needed(given: string | undefined, what: string): string;
