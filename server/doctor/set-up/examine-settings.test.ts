import { expect, test } from "vitest";
import { nodeFinding } from "./examine-machine.ts";
import { examineSecrets } from "./examine-secrets.ts";
import { examineSettings } from "./examine-settings.ts";
import { examineUnused } from "./examine-unused.ts";

const secret = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString("base64")}`;
const whole = {
  BASE_URL: "https://help.example.com",
  TRUSTED_PROXIES: "1",
  DELIVERY_HASH_KEY: "k".repeat(40),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
  TICKET_JWKS_URL: "https://www.example.com/jwks.json",
  TICKET_ISSUER: "https://www.example.com",
  RESEND_URL: "https://www.example.com/api/resend",
  RESEND_SECRET: secret(2),
  DELIVERY_EVENTS_SECRET: secret(3),
};
const notGood = (source: Record<string, string>) =>
  examineSettings(source).findings.filter(({ result }) => result !== "good");
const unusedIn = (source: Record<string, string>) =>
  examineUnused(examineSettings(source).env, source).map(({ tried }) => tried);

test("a whole set-up is good, and all of it is used", () => {
  expect(notGood(whole)).toEqual([]);
  expect(unusedIn(whole)).toEqual([]);
  expect(examineSecrets(whole)).toMatchObject([{ result: "good" }]);
});

test("every wrong setting is named, with what would be right, and what stands by itself is gone on with", () => {
  const { findings, env, isWhole } = examineSettings({
    ...whole,
    PORT: "three",
    RESEND_SECRET: "hunter2",
    DATA_DIR: "/data",
  });
  expect(findings.filter(({ result }) => result === "wrong")).toMatchObject([
    { tried: "PORT", says: expect.stringContaining("must be a port number") },
    { tried: "RESEND_SECRET", says: expect.stringContaining("must be whsec_") },
  ]);
  expect(isWhole).toBe(false);
  expect(env).toMatchObject({ BASE_URL: whole.BASE_URL, DATA_DIR: "/data", PORT: 3000, resend: undefined });
});

test.each([
  ["a name with a slip", { RESEND_SECRTE: "x" }, "Names of variables", "wrong"],
  ["an address without https", { BASE_URL: "http://help.example.com" }, "BASE_URL", "wrong"],
  ["proxies that nobody counted", { TRUSTED_PROXIES: "" }, "TRUSTED_PROXIES", "unknown"],
  ["no address", { BASE_URL: "" }, "BASE_URL", "unknown"],
])("%s is noticed", (_, change, tried, result) => {
  expect(notGood({ ...whole, ...change })).toMatchObject([{ tried, result, remedy: expect.any(String) }]);
});

test.each<[string, Record<string, string>, string[]]>([
  ["a gateway without ticket keys", { TICKET_JWKS_URL: "", TICKET_ISSUER: "" }, ["Gateway", "Reports"]],
  ["ticket keys without a gateway", { RESEND_URL: "", RESEND_SECRET: "" }, ["Ticket keys"]],
  [
    "a gateway that sends on no channel",
    {
      ...{ RESEND_BETTER_AUTH_URL: "https://www.example.com/api/auth", RESEND_BETTER_AUTH_SECRET: secret(4) },
      ...{ RESEND_EMAIL_BY: "webhook", RESEND_SMS_BY: "webhook" },
    },
    ["RESEND_BETTER_AUTH_URL"],
  ],
  ["a folder beside PostgreSQL", { DATA_DIR: "/data", DATABASE_URL: "postgres://db/wizard" }, ["DATA_DIR"]],
  [
    "a way back for tickets that nobody reads",
    {
      ...{ TICKET_JWKS_URL: "", TICKET_ISSUER: "", RESEND_URL: "", RESEND_SECRET: "", DELIVERY_EVENTS_SECRET: "" },
      RETURN_ORIGINS: "https://a.example",
    },
    ["RETURN_ORIGINS"],
  ],
  [
    "a collector that is spoken to in another protocol",
    { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4317", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" },
    ["Traces"],
  ],
  ["what may be shown while nobody reports", { REPORTS_FOR: "sms", DELIVERY_EVENTS_SECRET: "" }, ["REPORTS_FOR"]],
])("%s is called unused", (_, change, names) => {
  expect(unusedIn({ ...whole, ...change })).toEqual(names);
});

test.each<[string, Record<string, string>, string]>([
  [
    "one secret for both directions",
    { DELIVERY_EVENTS_SECRET: whole.RESEND_SECRET },
    "RESEND_SECRET, DELIVERY_EVENTS_SECRET",
  ],
  [
    "one secret written in two ways",
    { DELIVERY_EVENTS_SECRET: whole.RESEND_SECRET.replace(/=+$/, "") },
    "RESEND_SECRET, DELIVERY_EVENTS_SECRET",
  ],
  [
    "one secret with whsec_ before it and without",
    { MATCH_KEY: whole.RESEND_SECRET.replace("whsec_", "") },
    "RESEND_SECRET, MATCH_KEY",
  ],
  ["an API key of Mailgun", { MAILGUN_SIGNING_KEY: `key-${"0af1".repeat(8)}` }, "MAILGUN_SIGNING_KEY"],
  ["an access token of WhatsApp", { WHATSAPP_APP_SECRET: "EAAGm0PX4ZCpsBAKZC" }, "WHATSAPP_APP_SECRET"],
  ["a SID instead of the token", { TWILIO_AUTH_TOKEN: `AC${"0af1".repeat(8)}` }, "TWILIO_AUTH_TOKEN"],
  ["a secret in quotation marks", { MAILERSEND_SIGNING_SECRET: '"aGVsbG8gd29ybGQ"' }, "MAILERSEND_SIGNING_SECRET"],
  ["an example", { SINCH_WEBHOOK_SECRET: "changeme" }, "SINCH_WEBHOOK_SECRET"],
])("%s is wrong, and its value is not said", (_, change, tried) => {
  const findings = examineSecrets({ ...whole, ...change });
  expect(findings).toMatchObject([{ tried, result: "wrong", remedy: expect.any(String) }]);
  for (const value of Object.values(change)) expect(JSON.stringify(findings)).not.toContain(value);
});

test("a Node that is too old is named", () => {
  expect(nodeFinding("18.20.1", "20.9")).toMatchObject({ result: "wrong" });
  expect(nodeFinding("20.8.1", "20.9")).toMatchObject({ result: "wrong" });
  expect(nodeFinding("20.9.0", "20.9")).toMatchObject({ result: "good" });
  expect(nodeFinding("24.0.0", "20.9")).toMatchObject({ result: "good" });
});
