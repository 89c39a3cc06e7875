import type { Env } from "../../env.ts";
import { traceSettings } from "../../traces/trace-settings.js";
import { type Finding, unused } from "../finding.ts";

/** What is set and has no effect as things are. */
export function examineUnused(env: Env, source: Readonly<Record<string, string | undefined>>): Finding[] {
  const given = (name: string) => Boolean(source[name]);
  const isReported = Object.entries(env.events).some(([name, value]) => name !== "hashKey" && value !== undefined);
  const kinds = new Set([env.resend?.email.kind, env.resend?.sms.kind]);
  const traces = traceSettings(source);
  const noTraces = traces !== null && "problem" in traces ? traces.problem : "";
  const cases: [is: boolean, what: string, says: string, remedy: string][] = [
    [
      env.resend !== undefined && !env.ticket,
      "Gateway",
      "is set up, but no ticket can be read, so nobody gets a new code",
      "Set TICKET_JWKS_URL (or TICKET_JWKS) and TICKET_ISSUER.",
    ],
    [
      env.ticket !== undefined && !env.resend,
      "Ticket keys",
      "are set, but there is no gateway: tickets are read, and no new code can be sent",
      "Set up a gateway, for example RESEND_URL and RESEND_SECRET (docs/gateways.md).",
    ],
    [
      given("TICKET_AUDIENCE") && !env.ticket,
      "TICKET_AUDIENCE",
      "without ticket keys",
      "Set the keys, or take it out.",
    ],
    ...gateways
      .filter(({ by }) => given(by))
      .map(({ by, kind }): [boolean, string, string, string] => [
        env.resend !== undefined && !kinds.has(kind),
        by,
        `the gateway ${kind} is set up and sends on no channel`,
        "Name it in RESEND_EMAIL_BY or RESEND_SMS_BY, or take its settings out.",
      ]),
    [
      given("TWILIO_API_KEY") && !given("TWILIO_VERIFY_SERVICE_SID"),
      "TWILIO_API_KEY",
      "serves the gateway twilio-verify only, which is not set up",
      "Set TWILIO_VERIFY_SERVICE_SID, or take the key out.",
    ],
    [
      given("DATA_DIR") && given("DATABASE_URL"),
      "DATA_DIR",
      "DATABASE_URL is set, so nothing is written there",
      "Take it out, or leave it: it does no harm.",
    ],
    [
      given("DELIVERY_HASH_KEY") && !env.proxies && !isReported,
      "DELIVERY_HASH_KEY",
      "nothing is kept under its hash: no reports, no TRUSTED_PROXIES",
      "Set TRUSTED_PROXIES or a secret for reports, or take it out.",
    ],
    [
      env.reportsFor.length > 0 && !isReported,
      "REPORTS_FOR",
      "nobody may report what became of a code",
      "Set DELIVERY_EVENTS_SECRET or the secret of a provider.",
    ],
    [
      isReported && !env.ticket,
      "Reports",
      "are taken, but without tickets nobody can be told",
      "Set TICKET_JWKS_URL (or TICKET_JWKS) and TICKET_ISSUER.",
    ],
    [
      given("WHATSAPP_VERIFY_TOKEN") && !given("WHATSAPP_APP_SECRET"),
      "WHATSAPP_VERIFY_TOKEN",
      "reports of WhatsApp are off without the secret of the app",
      "Set WHATSAPP_APP_SECRET.",
    ],
    [
      given("RETURN_ORIGINS") && !env.ticket,
      "RETURN_ORIGINS",
      "no ticket can be read, so none leads back",
      "Set the ticket keys, or take it out.",
    ],
    [
      noTraces !== "",
      "Traces",
      `are asked for in a way that cannot be: ${noTraces}`,
      "Put it right (docs/watching.md); until then nothing is traced.",
    ],
  ];
  return cases.filter(([is]) => is).map(([, what, says, remedy]) => unused(what, says, remedy));
}

const gateways = [
  { by: "RESEND_URL", kind: "webhook" },
  { by: "RESEND_BETTER_AUTH_URL", kind: "better-auth" },
  { by: "TWILIO_VERIFY_SERVICE_SID", kind: "twilio-verify" },
] as const;
