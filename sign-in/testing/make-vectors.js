import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { decodeJwt } from "jose";
import { Webhook } from "standardwebhooks";
import { publicKeys } from "../keys.js";
import { createTicket } from "../ticket.js";

/** The moment at which all vectors are true. */
const now = 1795356120;
/** From RFC 8032, section 7.1, test 1: known to everybody, so good for tests only. @type {import("../keys.js").TicketKey} */
const key = {
  kty: "OKP",
  crv: "Ed25519",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
};
const secrets = {
  resend: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
  events: `whsec_${Buffer.alloc(32, 8).toString("base64")}`,
};
const settings = { issuer: "https://www.example.com", audience: "wheres-my-code", life: 900 };
const challenge = "chl_01JDAB7X3M";

/**
 * Everything that a sign-in system in another language can try itself on. The same on every machine: Ed25519 and HMAC need no chance.
 */
export async function makeVectors() {
  return {
    about:
      "Test vectors of Where's my code? (docs/connect.md). Keys and secrets are for tests only. Times are seconds since 1970; all of it is true at `now`.",
    now,
    key,
    jwks: publicKeys(key),
    secrets,
    tickets: await Promise.all(tickets.map(ticketVector)),
    resend: resendVectors(),
    reports: reports.map(reportVector),
  };
}

/** @type {{ name: string, id: string, facts: import("../ticket.js").TicketFacts }[]} */
const tickets = [
  {
    name: "an e-mail code",
    id: "9f2c1b7e-5d0a-4c3b-8e61-0a7d2f4b6c88",
    facts: {
      ...{ account: "user-4711", address: "Jamie.Rivers@Gmail.com", challenge, channel: "email" },
      ...{ sent_at: now - 60, code_expires_at: now + 540, reports: true },
    },
  },
  {
    name: "a text code",
    id: "2b7d9f10-8c44-4b1e-9a57-6f0d3c2e1a99",
    facts: {
      ...{ account: "user-4711", address: "+44 7400 123456", challenge: "chl_01JDABTEXT", channel: "sms" },
      ...{ sent_at: now - 20, code_expires_at: now + 100, country: "GB", dial_code: "44" },
    },
  },
  {
    name: "every optional claim",
    id: "c0ffee00-1111-4222-8333-444455556666",
    facts: {
      ...{
        account: "jo@company.example",
        address: "jo@company.example",
        challenge: "chl_01JDABFULL",
        channel: "email",
      },
      ...{ sent_at: now - 60, code_expires_at: now + 540, reports: false, symptom: "refused", locale: "de" },
      ...{ destination_domain: "company.example", provider_hint: "gmail", return_to: "https://www.example.com/code" },
    },
  },
];

/** @param {(typeof tickets)[number]} ticket */
async function ticketVector({ name, id, facts }) {
  const token = await createTicket(facts, { ...settings, key, now, id });
  return { name, facts, settings: { ...settings, now, id }, claims: decodeJwt(token), token };
}

/** One after the other, against one store: `pending` alone waits for a code, and `sends` is how many codes have gone out after each. */
function resendVectors() {
  const expires = now + 600;
  const data = { delivery: "del_01JDAB8Q2R", challenge, channel: "email" };
  const body = JSON.stringify({ type: "code.resend", timestamp: now, data });
  const sent = { status: 200, body: { status: "sent", code_expires_at: expires } };
  const unsigned = { status: 401, body: { status: "refused", reason: "bad-signature" } };
  const odd = { status: 400, body: { status: "refused", reason: "bad-request" } };
  const good = signed(secrets.resend, data.delivery, now, body);
  const test = JSON.stringify({ type: "code.resend.test", timestamp: now, data: { ...data, delivery: "test_1" } });
  const over = JSON.stringify({
    type: "code.resend",
    timestamp: now,
    data: { ...data, delivery: "del_over", challenge: "chl_nobodys" },
  });
  const iso = JSON.stringify({
    type: "code.resend",
    timestamp: "2026-11-22T14:02:00Z",
    data: { ...data, delivery: "del_iso" },
  });
  return {
    pending: challenge,
    code_expires_at: expires,
    requests: [
      { name: "a wrong signature", ...signed(secrets.events, data.delivery, now, body), reply: unsigned, sends: 0 },
      { name: "a body that was changed", ...good, body: body.replace("email", "sms"), reply: unsigned, sends: 0 },
      { name: "no signature", headers: {}, body, reply: unsigned, sends: 0 },
      {
        name: "signed ten minutes ago",
        ...signed(secrets.resend, data.delivery, now - 600, body),
        reply: unsigned,
        sends: 0,
      },
      {
        name: "signed ten minutes ahead",
        ...signed(secrets.resend, data.delivery, now + 600, body),
        reply: unsigned,
        sends: 0,
      },
      {
        name: "a test of the doctor",
        ...signed(secrets.resend, "test_1", now, test),
        reply: { status: 200, body: { status: "test" } },
        sends: 0,
      },
      { name: "an ISO time", ...signed(secrets.resend, "del_iso", now, iso), reply: odd, sends: 0 },
      { name: "a request", ...good, reply: sent, sends: 1 },
      {
        name: "the same request again, signed anew",
        ...signed(secrets.resend, data.delivery, now + 30, body),
        reply: sent,
        sends: 1,
      },
      {
        name: "a challenge that is over",
        ...signed(secrets.resend, "del_over", now, over),
        reply: { status: 422, body: { status: "refused", reason: "challenge-over" } },
        sends: 1,
      },
    ],
  };
}

/** @type {{ name: string, id: string, type: string, data: object }[]} */
const reports = [
  {
    name: "a bounce",
    id: "evt_1",
    type: "delivery.failed",
    data: {
      ...{ challenge, channel: "email", at: now - 30, delivery: "del_01JDAB8Q2R" },
      ...{ provider: "smtp", code: "5.2.2", text: "552 5.2.2 mailbox full" },
    },
  },
  {
    name: "arrived",
    id: "evt_2",
    type: "delivery.delivered",
    data: { challenge, channel: "email", at: now - 20, message: "msg-1" },
  },
];

/** @param {(typeof reports)[number]} report */
function reportVector({ name, id, type, data }) {
  return { name, ...signed(secrets.events, id, now, JSON.stringify({ type, data })), reply: { status: 204 } };
}

/** @param {string} secret @param {string} id @param {number} at @param {string} body */
function signed(secret, id, at, body) {
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(at),
    "webhook-signature": new Webhook(secret).sign(id, new Date(at * 1000), body),
  };
  return { headers, body };
}

const file = new URL("../vectors.json", import.meta.url);
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(file, `${JSON.stringify(await makeVectors(), null, 2)}\n`);
