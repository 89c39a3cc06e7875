import { BlockList, isIP } from "node:net";
import { z } from "zod";

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
    .refine(isSafe, {
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

/** What people write must not cross the open internet unencrypted. */
function isSafe(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username || password) return false;
  return protocol === "https:" || (protocol === "http:" && isOfOwnNetwork(hostname));
}

/** Addresses of this machine and of private networks; names without a dot, as containers have, and those kept for private use. */
function isOfOwnNetwork(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  const kind = isIP(address);
  if (kind > 0) return own.check(address, kind === 4 ? "ipv4" : "ipv6");
  return !hostname.includes(".") || /\.(localhost|internal|local)$/.test(hostname);
}

const own = new BlockList();
own.addSubnet("127.0.0.0", 8);
own.addSubnet("10.0.0.0", 8);
own.addSubnet("172.16.0.0", 12);
own.addSubnet("192.168.0.0", 16);
own.addAddress("::1", "ipv6");
own.addSubnet("fc00::", 7, "ipv6");
