import { z } from "zod";
import { nearest } from "#machines/input/nearest.ts";
import { deliveryChannels } from "#machines/words.ts";
import { eventSettings, eventVariables } from "./delivery-events/event-settings.ts";
import { originList, portNumber, privateAddress, siteAddress, webAddress } from "./env-value.ts";
import { checkGatewayVariables, gatewaySettings, gatewayVariables } from "./gateways/gateway-settings.ts";
import { listedOrigins } from "./listed-origins.js";
import { logVariables } from "./log/log-settings.ts";
import { checkOneWaySecrets } from "./one-way-secrets.ts";
import { assistantSettings, assistantVariables, checkAssistantVariables } from "./own-words/assistant-settings.ts";
import { publicKeySetSchema } from "./tickets/key-set.ts";
import { traceVariables } from "./traces/trace-variables.ts";
import { metricsVariables } from "./watch/metrics-settings.ts";

/** Everything the process may be told from outside, checked. Paths are as given (relative to the working directory). */
export type Env = ReturnType<typeof withDefaults>;

/**
 * The checked environment of this process, read once.
 * Throws an Error whose message lists every wrong variable and what would be right; `server/start.ts` prints it and ends the process.
 */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}

let known: Env | undefined;

/** Checks the variables in `source`. An empty string counts as not set, as compose files write it. Throws as `env` does. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(withoutEmpty(source));
  if (!parsed.success) throw new Error(explain(parsed.error.issues));
  return withDefaults(parsed.data);
}

/** What `parseEnv` throws about, one by one; none when it takes `source`. */
export function wrongSettings(source: Record<string, string | undefined>): { variable: string; message: string }[] {
  const issues = schema.safeParse(withoutEmpty(source)).error?.issues ?? [];
  return issues.map(({ path, message }) => ({ variable: path.join("."), message }));
}

function withoutEmpty(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
}

/** A line for each name in `source` that is not a variable of ours but at most two letters away from one: it would be silently ignored. */
export function misspelled(source: Record<string, string | undefined>): string[] {
  const ours = Object.keys(schema.shape);
  // Shorter names, like PORT, are too near to those of others.
  const candidates = Object.keys(source).filter((name) => name.length >= 8 && !ours.includes(name));
  return candidates
    .map((name) => ({ name, meant: nearest(name, ours, 2) }))
    .filter(({ meant }) => meant !== undefined)
    .map(({ name, meant }) => `${name} is not a setting. Did you mean ${meant}?`);
}

const schema = z
  .object({
    PORT: portNumber("3000").default("3000"),
    BASE_URL: siteAddress.optional(),
    EMBED_ORIGINS: originList.optional(),
    CONTENT_DIR: z.string().default("./content"),
    DATA_DIR: z.string().default(".data"),
    ...logVariables,
    OFFLINE_PAGES: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
    OUTCOMES: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
    DATABASE_URL: z
      .string()
      .regex(
        /^postgres(ql)?:\/\/./,
        "must look like postgres://user:password@host:5432/name; leave it out to use a file database",
      )
      .optional(),
    SIGN_IN_URL: webAddress("https://www.example.com/sign-in").optional(),
    RETURN_ORIGINS: originList.optional(),
    // Who can change the keys on the way can make tickets.
    TICKET_JWKS_URL: privateAddress("https://www.example.com/.well-known/jwks.json").optional(),
    TICKET_JWKS: z
      .string()
      .refine(isKeySet, {
        error:
          'must be a JSON web key set with public keys: {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"…","x":"…"}]}',
      })
      .optional(),
    TICKET_ISSUER: z.string().optional(),
    TICKET_AUDIENCE: z.string().default("wheres-my-code"),
    ...gatewayVariables,
    ...assistantVariables,
    TRUSTED_PROXIES: z
      .string()
      .regex(/^[0-9]$/, "must be how many proxies of yours stand in front of the server, for example 1")
      .optional(),
    REPORTS_FOR: z
      .string()
      .regex(
        /^(email|sms)(,\s*(email|sms))*$/,
        "must be email, sms, or both with a comma between: the channels in which your sign-in system does the same for every address",
      )
      .optional(),
    ...eventVariables,
    ...metricsVariables,
    ...traceVariables,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
      .string()
      .refine(isActionKey, {
        error: "must be 16, 24 or 32 random bytes in base64: openssl rand -base64 32; it is read when building",
      })
      .optional(),
  })
  .superRefine((given, context) => {
    const demand = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (given.TICKET_JWKS_URL && given.TICKET_JWKS)
      demand("TICKET_JWKS", "must be left out when TICKET_JWKS_URL is set: keys come from one place");
    if ((given.TICKET_JWKS_URL || given.TICKET_JWKS) && !given.TICKET_ISSUER)
      demand(
        "TICKET_ISSUER",
        "must be set with the ticket keys: the `iss` claim of your sign-in site, for example https://www.example.com",
      );
    if (given.TICKET_ISSUER && !given.TICKET_JWKS_URL && !given.TICKET_JWKS)
      demand(
        "TICKET_JWKS_URL",
        "must be set with TICKET_ISSUER (or TICKET_JWKS): the keys that tickets are signed with",
      );
    if (Number(given.TRUSTED_PROXIES) > 0 && !given.DELIVERY_HASH_KEY)
      demand(
        "DELIVERY_HASH_KEY",
        "must be set with TRUSTED_PROXIES: internet addresses are kept under its hash: openssl rand -base64 32",
      );
    checkOneWaySecrets(given, demand);
    if (given.METRICS_PORT === given.PORT)
      demand(
        "METRICS_PORT",
        "must be another port than PORT; leave it out to serve /metrics there, with METRICS_TOKEN",
      );
    checkGatewayVariables(given, demand);
    checkAssistantVariables(given, demand);
  });

function withDefaults(given: z.infer<typeof schema>) {
  const baseUrl = (given.BASE_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, "");
  return {
    PORT: Number(given.PORT),
    /** As people see it, without a slash at the end. */
    BASE_URL: baseUrl,
    /** Whose pages may show the wizard in a frame and read the JSON API. */
    embedOrigins: listedOrigins(given.EMBED_ORIGINS),
    CONTENT_DIR: given.CONTENT_DIR,
    DATA_DIR: given.DATA_DIR,
    /** Browsers keep public pages for a lost line; off, they forget them. Never while the code is being worked on. */
    offlinePages: given.OFFLINE_PAGES === "on" && process.env.NODE_ENV !== "development",
    /** Journeys are counted when they begin and end. */
    countsOutcomes: given.OUTCOMES === "on",
    /** Not set: PGlite in DATA_DIR. */
    DATABASE_URL: given.DATABASE_URL,
    /** Not set: `brand.signIn` of the settings. */
    SIGN_IN_URL: given.SIGN_IN_URL,
    /** Origins that a ticket may lead back to, beside its issuer's and that of the sign-in link. */
    returnOrigins: listedOrigins(given.RETURN_ORIGINS),
    /** Behind https: cookies carry `Secure`. */
    secure: baseUrl.startsWith("https:"),
    /** Not set: tickets cannot be read, so resend is off. */
    ticket: ticketSettings(given),
    /** Not set: nobody to ask for a new code, so resend is off. */
    resend: gatewaySettings(given),
    /** Not set: nobody else reads what a person types. */
    assistant: assistantSettings(given),
    /** Not set: nobody vouches for the internet address of a visitor, so there is no limit for it. */
    proxies:
      Number(given.TRUSTED_PROXIES) > 0 && given.DELIVERY_HASH_KEY
        ? { count: Number(given.TRUSTED_PROXIES), hashKey: given.DELIVERY_HASH_KEY }
        : undefined,
    /** Channels in which what became of a code may be shown: the sign-in system does the same for every address there. */
    reportsFor: deliveryChannels.filter((channel) => given.REPORTS_FOR?.split(/,\s*/).includes(channel)),
    /** Who may report what happened to codes. */
    events: eventSettings(given),
  };
}

function ticketSettings(given: z.infer<typeof schema>) {
  if (!given.TICKET_ISSUER) return undefined;
  const common = { issuer: given.TICKET_ISSUER, audience: given.TICKET_AUDIENCE };
  if (given.TICKET_JWKS_URL) return { ...common, keys: { url: given.TICKET_JWKS_URL, json: undefined } };
  return given.TICKET_JWKS ? { ...common, keys: { url: undefined, json: given.TICKET_JWKS } } : undefined;
}

function explain(issues: z.core.$ZodIssue[]): string {
  const lines = issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  return `The settings in the environment are wrong:\n${lines.join("\n")}\nSee .env.example for what each means.`;
}

function isKeySet(value: string): boolean {
  try {
    return publicKeySetSchema.parse(JSON.parse(value)).keys.length > 0;
  } catch {
    return false;
  }
}

function isActionKey(value: string): boolean {
  return [16, 24, 32].includes(Buffer.from(value, "base64").length);
}
