import { z } from "zod";

const wanted = "must be a number, in seconds since 1970";

/** A moment as the help site takes it: seconds since 1970. Text (an ISO time) and milliseconds are refused, with a sentence that says so. */
export const seconds = z
  .number({ error: ({ input }) => `${wanted}, and is ${typeof input === "string" ? "text" : "something else"}` })
  .positive(`${wanted}, and lies before it`)
  .max(100_000_000_000, `${wanted}, and is so large that it must be milliseconds`);

/** Now, in whole seconds since 1970. */
export function secondsNow() {
  return Math.floor(Date.now() / 1000);
}
