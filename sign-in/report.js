import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { needed, read } from "./read.js";
import { seconds, secondsNow } from "./seconds.js";

/** What became of a code. @typedef {z.input<typeof reportSchema>} DeliveryReport */

/**
 * @typedef {object} ReportSettings
 * @property {string | undefined} url of the help site: https://help.example.com
 * @property {string | undefined} secret DELIVERY_EVENTS_SECRET, the same as at the help site: whsec_…
 * @property {string} [id] of the event: the same one counts once, however often it comes
 * @property {readonly number[]} [pauses] milliseconds before each try
 */

/**
 * Tells the help site what became of a code. Tries again while it cannot be reached or is busy, with the same id, signed anew. Never rejects for what the other side
 * does: `ok`, or its status (`null`: nobody replied) and which fields it found wrong. There is no need to wait for it. Throws a TypeError for a report that is wrong
 * in itself.
 *
 * @param {DeliveryReport} report
 * @param {ReportSettings} settings
 * @returns {Promise<{ ok: true } | { ok: false, status: number | null, problems: string[] }>}
 */
export async function reportDelivery(report, { url, secret, id = randomUUID(), pauses = [0, 1_000, 3_000, 10_000] }) {
  const { type, ...data } = read(reportSchema, report, "A delivery report");
  const body = JSON.stringify({ type, data });
  const webhook = new Webhook(needed(secret, "the secret of delivery reports, DELIVERY_EVENTS_SECRET"));
  const address = new URL("/api/delivery-events", needed(url, "the address of the help site"));
  let status = null;
  for (const pause of pauses) {
    await wait(pause, undefined, { ref: false });
    const reply = await post(address, { id, body, webhook });
    if (reply?.ok) return { ok: true };
    status = reply?.status ?? null;
    if (reply && status !== 429 && reply.status < 500)
      return { ok: false, status, problems: problemsIn(await reply.text()) };
  }
  return { ok: false, status, problems: [] };
}

/** @param {URL} address @param {{ id: string, body: string, webhook: Webhook }} letter */
async function post(address, { id, body, webhook }) {
  const now = new Date();
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": webhook.sign(id, now, body),
  };
  const options = { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) };
  return fetch(address, options).catch(() => null);
}

const reportSchema = z
  .strictObject({
    type: z.enum(["delivery.sent", "delivery.delayed", "delivery.delivered", "delivery.failed"]),
    challenge: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 letters, digits, _ or -"),
    channel: z.enum(["email", "sms"]),
    /** When it happened, in seconds since 1970; now, if left out. */
    at: seconds.default(secondsNow),
    /** Of the request for a new code. For a code that you sent by yourself leave it out. */
    delivery: z.string().optional(),
    /** Your own id of the message, where there is no `delivery`. */
    message: z.string().max(200).optional(),
    /** Whose words `code` and `text` are: `smtp`, `twilio` … */
    provider: z.string().max(40).optional(),
    code: z.string().optional(),
    /** Read for the cause, and not kept. */
    text: z.string().optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, "must be two capital letters")
      .optional(),
  })
  .readonly();

/** @param {string} text @returns {string[]} */
function problemsIn(text) {
  try {
    return z.object({ problems: z.array(z.string()) }).parse(JSON.parse(text)).problems;
  } catch {
    return [];
  }
}
