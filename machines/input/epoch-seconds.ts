import { z } from "zod";

/** Numbers above this can only be milliseconds: as seconds they lie after the year 5000. */
const mostSeconds = 100_000_000_000;

/** What stands wherever a time is not as expected: what is wanted, and what came. Never the value itself. */
const wanted = "must be a number, in seconds since 1970";

/**
 * A moment as all interfaces with a sign-in system write it: seconds since 1970 (a fraction is allowed). Text, ISO times above all, and milliseconds are
 * refused with a sentence that says so.
 */
export const epochSeconds = z
  .number({ error: ({ input }) => `${wanted}, and is ${kindOf(input)}` })
  .positive(`${wanted}, and lies before it`)
  .max(mostSeconds, { error: `${wanted}, and is so large that it must be milliseconds` });

function kindOf(input: unknown): string {
  if (input === undefined) return "missing";
  if (typeof input !== "string") return "something else";
  return /^\d{4}-\d\d-\d\d/.test(input) ? "an ISO time" : "text";
}
