import { z } from "zod";

const levels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

/** The variables of the environment that say what the log holds and how it looks. `log.js` reads them. */
export const logVariables = {
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(", ")}`).optional(),
  LOG_FORMAT: z
    .enum(["json", "pretty"], "must be json or pretty; left out: pretty in a terminal, else json")
    .optional(),
};
