import { randomBytes } from "node:crypto";
import { z } from "zod";

/** What the demonstration needs to know. Lives and delays are in seconds. */
export interface DemoEnv {
  port: number;
  baseUrl: string;
  smtpPort: number;
  wizardUrl: string;
  resendSecret: string;
  /** Signs the delivery events that go to the wizard; `null`: it is told nothing. */
  eventsSecret: string | null;
  ticket: { issuer: string; audience: string; lifeSeconds: number; key: string | null };
  codeLifeSeconds: { email: number; sms: number };
  /** Opens `/test/*` for the browser tests. */
  test: boolean;
}

/**
 * Reads the environment of the demo site; everything has a default, so no variable is needed.
 * Throws a ZodError naming the variable when a value makes no sense.
 */
export function readEnv(source: Record<string, string | undefined>): DemoEnv {
  const env = schema.parse(source);
  const baseUrl = env.DEMO_BASE_URL ?? `http://localhost:${env.DEMO_PORT}`;
  return {
    port: env.DEMO_PORT,
    baseUrl,
    smtpPort: env.DEMO_SMTP_PORT,
    wizardUrl: env.WIZARD_URL.replace(/\/$/, ""),
    resendSecret: env.DEMO_RESEND_SECRET ?? randomResendSecret(),
    eventsSecret: env.DEMO_EVENTS_SECRET ?? null,
    ticket: {
      issuer: env.TICKET_ISSUER ?? baseUrl,
      audience: env.TICKET_AUDIENCE,
      lifeSeconds: env.DEMO_TICKET_LIFE,
      key: env.DEMO_TICKET_KEY ?? null,
    },
    codeLifeSeconds: { email: env.DEMO_EMAIL_CODE_LIFE, sms: env.DEMO_SMS_CODE_LIFE },
    test: env.DEMO_TEST === "1",
  };
}

/** A fresh Standard Webhooks secret, shared by the wizard and the demo site for one run. */
export function randomResendSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

const port = z.coerce.number().int().min(0).max(65535);
const seconds = z.coerce.number().int().min(1);
const schema = z.object({
  DEMO_PORT: port.default(3001),
  DEMO_BASE_URL: z.url().optional(),
  DEMO_SMTP_PORT: port.default(3025),
  WIZARD_URL: z.url().default("http://localhost:3000"),
  DEMO_RESEND_SECRET: z.string().startsWith("whsec_").optional(),
  DEMO_EVENTS_SECRET: z.string().startsWith("whsec_").optional(),
  DEMO_TICKET_KEY: z.string().optional(),
  DEMO_TICKET_LIFE: seconds.max(900).default(900),
  TICKET_ISSUER: z.string().optional(),
  TICKET_AUDIENCE: z.string().default("wheres-my-code"),
  DEMO_EMAIL_CODE_LIFE: seconds.default(600),
  DEMO_SMS_CODE_LIFE: seconds.default(120),
  DEMO_TEST: z.string().optional(),
});
