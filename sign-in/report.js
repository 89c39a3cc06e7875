import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { id as challenge, check, country, needed, oneOf, parsed, text } from "./check.js";
import { notSeconds, secondsNow } from "./seconds.js";
import { keyOf, signedHeaders } from "./signature.js";

/**
 * What became of a code.
 *
 * @typedef {object} DeliveryReport
 * @property {"delivery.sent" | "delivery.delayed" | "delivery.delivered" | "delivery.failed"} type
 * @property {string} challenge your id of the sign-in, as in its ticket
 * @property {"email" | "sms"} channel
 * @property {number} [at] when it happened, in seconds since 1970; now, if left out
 * @property {string} [delivery] of the request for a new code. For a code that you sent by yourself leave it out
 * @property {string} [message] your own id of the message, where there is no `delivery`
 * @property {string} [provider] whose words `code` and `text` are: `smtp`, `twilio` …
 * @property {string} [code]
 * @property {string} [text] read for the cause, and not kept
 * @property {string} [country] `GB`
 */

/**
 * @typedef {object} ReportSettings
 * @property {string | undefined} url of the help site: https://help.example.com
 * @property {string | undefined} secret DELIVERY_EVENTS_SECRET, the same as at the help site: whsec_…
 * @property {string} [id] of the event: the same one counts once, however often it comes
 * @property {readonly number[]} [pauses] milliseconds before each try
 */

/**
 * Tells the help site what became of a code. Tries again while it cannot be reached or is busy, with the same id, signed anew. Never rejects for what the other side
 * does: `ok`, or its status (`null`: nobody replied) and which fields it found wrong. Rejects with a TypeError for a report that is wrong in itself. There is no need
 * to wait for it, but a rejection that nobody hears ends the process: `.then((reply) => reply.ok || console.error(reply), console.error)`.
 *
 * @param {DeliveryReport} report
 * @param {ReportSettings} settings
 * @returns {Promise<{ ok: true } | { ok: false, status: number | null, problems: string[] }>}
 */
export async function reportDelivery(report, { url, secret, id = randomUUID(), pauses = [0, 1_000, 3_000, 10_000] }) {
  check(report, reportFields, "A delivery report");
  keyOf(secret);
  const address = new URL("/api/delivery-events", needed(url, "the address of the help site"));
  const { type, at = secondsNow(), ...data } = report;
  const body = JSON.stringify({ type, data: { ...data, at } });
  let status = null;
  for (const pause of pauses) {
    // Node may not end between two tries: the report would be lost.
    if (pause > 0) await wait(pause);
    const reply = await post(address, secret, { id, body });
    if (reply?.ok) return { ok: true };
    status = reply?.status ?? null;
    if (reply && status !== 429 && reply.status < 500)
      return { ok: false, status, problems: problemsIn(await textOf(reply)) };
  }
  return { ok: false, status, problems: [] };
}

/** @param {URL} address @param {string | undefined} secret @param {{ id: string, body: string }} letter */
async function post(address, secret, { id, body }) {
  const headers = { "content-type": "application/json", ...signedHeaders(secret, { id, at: secondsNow(), body }) };
  return fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) }).catch(() => null);
}

/** What it says; nothing where it breaks off. @param {Response} reply */
const textOf = (reply) => reply.text().catch(() => "");

const reportFields = {
  required: {
    type: oneOf("delivery.sent", "delivery.delayed", "delivery.delivered", "delivery.failed"),
    ...{ challenge, channel: oneOf("email", "sms") },
  },
  optional: {
    ...{ at: notSeconds, delivery: text(1, 64), message: text(1, 200), provider: text(1, 40) },
    ...{ code: text(1, 200), text: text(0, 10_000), country },
  },
};

/** @param {string} said @returns {string[]} */
function problemsIn(said) {
  const reply = parsed(said);
  const problems = typeof reply === "object" && reply !== null && "problems" in reply ? reply.problems : [];
  return Array.isArray(problems) ? problems.map(String) : [];
}
