import { z } from "zod";
import { webAddress, webhookSecret } from "../env-value.ts";
import type { GatewayDelivery } from "./gateway.ts";

const kinds = ["webhook", "better-auth", "twilio-verify"] as const;

/** What one gateway needs to know. */
export type GatewaySettings =
  | { kind: "webhook"; url: string; secret: string }
  | { kind: "better-auth"; authUrl: string; secret: string }
  | { kind: "twilio-verify"; accountSid: string; username: string; password: string; serviceSid: string };

/** The gateway of each channel. */
export type GatewayPerChannel = Record<GatewayDelivery["channel"], GatewaySettings>;

const sid = (prefix: string, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `must be the ${what}: ${prefix} and 32 hexadecimal digits`);

/** The variables of the environment that set up gateways. */
export const gatewayVariables = {
  RESEND_URL: webAddress("https://www.example.com/api/resend").optional(),
  RESEND_SECRET: webhookSecret.optional(),
  RESEND_BETTER_AUTH_URL: webAddress("https://www.example.com/api/auth").optional(),
  RESEND_BETTER_AUTH_SECRET: webhookSecret.optional(),
  TWILIO_VERIFY_SERVICE_SID: sid("VA", "SID of your Verify service").optional(),
  TWILIO_ACCOUNT_SID: sid("AC", "SID of your Twilio account").optional(),
  TWILIO_API_KEY: sid("SK", "SID of an API key").optional(),
  TWILIO_API_SECRET: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  RESEND_EMAIL_BY: z.enum(kinds, `must be one of ${kinds.join(", ")}`).optional(),
  RESEND_SMS_BY: z.enum(kinds, `must be one of ${kinds.join(", ")}`).optional(),
};

type Given = z.infer<z.ZodObject<typeof gatewayVariables>>;

/** Reports every variable that is missing or too much: `demand` takes its name and what would be right. */
export function checkGatewayVariables(given: Given, demand: (variable: string, message: string) => void): void {
  pair("RESEND_URL", "the address of your resend endpoint", "RESEND_SECRET", "the secret both sides sign with");
  pair(
    "RESEND_BETTER_AUTH_URL",
    "the address better-auth is mounted at",
    "RESEND_BETTER_AUTH_SECRET",
    "the secret of its plugin resendCode",
  );
  pair("TWILIO_API_KEY", "the SID that belongs to it", "TWILIO_API_SECRET", "the secret that belongs to it");
  if (given.TWILIO_VERIFY_SERVICE_SID) {
    if (!given.TWILIO_ACCOUNT_SID) demand("TWILIO_ACCOUNT_SID", "must be set with TWILIO_VERIFY_SERVICE_SID");
    if (!given.TWILIO_API_KEY && !given.TWILIO_AUTH_TOKEN)
      demand(
        "TWILIO_API_KEY",
        "must be set with TWILIO_VERIFY_SERVICE_SID, and TWILIO_API_SECRET (or TWILIO_AUTH_TOKEN)",
      );
  }
  const ready = setUp(given).map(({ kind }) => kind);
  for (const variable of ["RESEND_EMAIL_BY", "RESEND_SMS_BY"] as const) {
    const chosen = given[variable];
    if (chosen && !ready.includes(chosen))
      demand(
        variable,
        `names the gateway ${chosen}, whose settings are missing; set up: ${ready.join(", ") || "none"}`,
      );
    if (!chosen && ready.length > 1) demand(variable, `must say which gateway sends: ${ready.join(" or ")}`);
  }

  function pair(one: keyof Given, whatIsOne: string, other: keyof Given, whatIsOther: string): void {
    if (given[one] && !given[other]) demand(other, `must be set with ${one}: ${whatIsOther}`);
    if (given[other] && !given[one]) demand(one, `must be set with ${other}: ${whatIsOne}`);
  }
}

/** The gateway of each channel; `undefined` when none is set up. With one, it sends on both channels. Expects checked variables. */
export function gatewaySettings(given: Given): GatewayPerChannel | undefined {
  const ready = setUp(given);
  const by = (kind: GatewaySettings["kind"] | undefined) =>
    ready.find((gateway) => gateway.kind === (kind ?? gateway.kind));
  const email = by(given.RESEND_EMAIL_BY);
  const sms = by(given.RESEND_SMS_BY);
  return email && sms && { email, sms };
}

function setUp(given: Given): GatewaySettings[] {
  const all: GatewaySettings[] = [];
  if (given.RESEND_URL && given.RESEND_SECRET)
    all.push({ kind: "webhook", url: given.RESEND_URL, secret: given.RESEND_SECRET });
  if (given.RESEND_BETTER_AUTH_URL && given.RESEND_BETTER_AUTH_SECRET)
    all.push({
      kind: "better-auth",
      authUrl: given.RESEND_BETTER_AUTH_URL,
      secret: given.RESEND_BETTER_AUTH_SECRET,
    });
  const serviceSid = given.TWILIO_VERIFY_SERVICE_SID;
  const accountSid = given.TWILIO_ACCOUNT_SID;
  const username = given.TWILIO_API_KEY ?? accountSid;
  const password = given.TWILIO_API_KEY ? given.TWILIO_API_SECRET : given.TWILIO_AUTH_TOKEN;
  if (serviceSid && accountSid && username && password)
    all.push({ kind: "twilio-verify", accountSid, username, password, serviceSid });
  return all;
}
