import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, isRecord, joined, manyOf, phoneNumber, timeOf, understandEach, word } from "../lenient.ts";
import { bringsSecret, isHmac } from "../secrets.ts";

const reportSchema = z.object({
  message: word,
  status: z.string(),
  code: word,
  reason: fields({ code: word, sub_code: word, description: word, channel_code: word }),
  reference: word,
  recipient: word,
  at: word,
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["queued", "sent"],
  ["dispatched", "sent"],
  ["queued_on_channel", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["aborted", "failed"],
  ["cancelled", "failed"],
  ["rejected", "failed"],
  ["deleted", "failed"],
  ["failed", "failed"],
  ["expired", "failed"],
]);

/** Seconds that a signed callback may be old: it is tried again for a day. */
const oldest = 25 * 3_600;

/**
 * Callbacks of Sinch, of its SMS and its Conversation API: signed (HMAC over body, nonce and time) where the account is set up so, else the password
 * of basic auth must be `secret`.
 */
export function readSinch({ body, headers }: RawRequest, secret: string, now: Date): Reading {
  const isProven = headers.has("x-sinch-webhook-signature")
    ? isSigned(headers, body, secret, now)
    : bringsSecret(headers, secret);
  return isProven ? readJson(body, (json) => understandSinch(json, now)) : unsigned;
}

export function understandSinch(json: unknown, now: Date): Understood {
  return understandEach(
    reportsIn(json),
    reportSchema,
    ({ message, status, code, reason, reference, recipient, at }) => ({
      ...identifiersIn(reference),
      id: joined(message, recipient, status, code ?? reason.code),
      message,
      channel: "sms",
      stage: stageOf.get(status.toLowerCase()) ?? "other",
      code: joined(reason.channel_code, code, reason.sub_code, reason.code, status),
      text: reason.description,
      destination: phoneNumber(recipient),
      at: timeOf(at, now),
    }),
  );
}

/** A report of a batch names the recipients of each status, one of a recipient is its own status, and one of a conversation stands deeper. */
function reportsIn(json: unknown): unknown[] {
  if (!isRecord(json)) return [json];
  const { batch_id: message, client_reference: reference } = json;
  if (Array.isArray(json.statuses))
    return json.statuses.flatMap((status: unknown) => {
      if (!isRecord(status)) return [status];
      const recipients = manyOf(status.recipients ?? [undefined]);
      return recipients.map((recipient) => ({ ...status, message, reference, recipient }));
    });
  const report = json.message_delivery_report;
  if (!isRecord(report)) return [{ ...json, message, reference, reason: undefined }];
  const { identity } = fields({ identity: word }).parse(report.channel_identity);
  const metadata = report.metadata || json.message_metadata;
  return [{ ...report, message: report.message_id, reference: metadata, recipient: identity, at: json.event_time }];
}

function isSigned(headers: Headers, body: Buffer, secret: string, now: Date): boolean {
  const timestamp = headers.get("x-sinch-webhook-signature-timestamp") ?? "";
  return Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= oldest && isSignedBySinch(headers, body, secret);
}

/** The signature without a look at the time. */
export function isSignedBySinch(headers: Headers, body: Buffer, secret: string): boolean {
  const header = (name: string) => headers.get(`x-sinch-webhook-signature${name}`) ?? "";
  const algorithm = /^HmacSHA(256|384|512)$/i.exec(header("-algorithm") || "HmacSHA256")?.[1];
  if (algorithm === undefined) return false;
  const parts = [body, `.${header("-nonce")}.${header("-timestamp")}`];
  return isHmac(header(""), parts, secret, { algorithm: `sha${algorithm}`, encoding: "base64" });
}
