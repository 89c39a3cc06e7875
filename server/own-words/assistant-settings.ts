import { z } from "zod";
import { isPrivateAddress } from "../env-value.ts";

/** Where the operator's own assistant answers, and with what it is asked. */
export interface AssistantSettings {
  url: string;
  model: string | undefined;
  key: string | undefined;
}

/** The variables of the environment that set up the assistant. */
export const assistantVariables = {
  MATCH_URL: z
    .string()
    // What people write must not cross the open internet unencrypted.
    .refine(isPrivateAddress, {
      error:
        "must begin with https://, or with http:// and a host of your own network, and hold no password, for example http://127.0.0.1:8080/v1/chat/completions",
    })
    .optional(),
  MATCH_MODEL: z.string().optional(),
  MATCH_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "must be the key alone, without spaces")
    .optional(),
};

type Given = z.infer<z.ZodObject<typeof assistantVariables>>;

/** Reports every variable that is too much: `demand` takes the name that is missing and what would be right. */
export function checkAssistantVariables(given: Given, demand: (variable: string, message: string) => void): void {
  if ((given.MATCH_MODEL || given.MATCH_KEY) && !given.MATCH_URL)
    demand("MATCH_URL", "must be set with MATCH_MODEL or MATCH_KEY: the address of your model server");
}

/** `undefined` when none is set up: nobody is asked. Expects checked variables. */
export function assistantSettings({ MATCH_URL, MATCH_MODEL, MATCH_KEY }: Given): AssistantSettings | undefined {
  return MATCH_URL ? { url: MATCH_URL, model: MATCH_MODEL, key: MATCH_KEY } : undefined;
}
