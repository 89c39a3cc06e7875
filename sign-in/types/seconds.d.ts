import { z } from "zod";
/** A moment as the help site takes it: seconds since 1970. Text (an ISO time) and milliseconds are refused, with a sentence that says so. */
export declare const seconds: z.ZodNumber;
/** Now, in whole seconds since 1970. */
export declare function secondsNow(): number;
/**
 * Reads `given` by `schema`; throws a TypeError that names `what`, every wrong field and what would be right there, never what it held.
 *
 * @template {z.ZodType} Schema
 * @param {Schema} schema
 * @param {unknown} given
 * @param {string} what
 * @returns {z.output<Schema>}
 */
export declare function read<Schema extends z.ZodType>(schema: Schema, given: unknown, what: string): z.output<Schema>;
