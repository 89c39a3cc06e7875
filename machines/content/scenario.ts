import { z } from "zod";
import { channels } from "../words.ts";

const count = z
  .string()
  .regex(/^[1-9][0-9]*$/, "must be a whole number above 0")
  .transform(Number);
const keyed = z.record(z.string(), z.string()).default({});

/** `content/scenarios/*.yaml`: a list of promises in plain words that `content:check` and the tests run. */
export const scenariosSchema = z.array(
  z.strictObject({
    /** The sentence that is shown when the promise is broken. */
    promise: z.string().trim().min(1, "must not be empty"),
    given: z.strictObject({ channel: z.enum(channels), facts: keyed, answers: keyed }),
    expect: z.strictObject({
      /** The step that comes next. */
      next: z.string().optional(),
      /** This check comes up within so many steps when everything before it is answered "not it". */
      reaches: z.string().optional(),
      within: count.optional(),
      /** The journey is over. */
      ends: z.enum(["solved", "help"]).optional(),
    }),
  }),
);

export type Scenario = z.output<typeof scenariosSchema>[number] & { file: string; line: number; column: number };
