import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { isRecord, joined, manyOf, timeOf, understandEach, word } from "../lenient.ts";
import { bringsSecret } from "../secrets.ts";

const eventSchema = z.object({
  type: z.string(),
  event_id: word,
  message_id: word,
  transmission_id: word,
  timestamp: word,
  bounce_class: word,
  error_code: word,
  raw_reason: word,
  reason: word,
  rcpt_to: word,
  rcpt_meta: z.unknown().optional(),
});

const stages: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["injection", "sent"],
  ["delivery", "delivered"],
  ["delay", "delayed"],
  ["bounce", "failed"],
  ["out_of_band", "failed"],
  ["policy_rejection", "failed"],
  ["generation_failure", "failed"],
  ["generation_rejection", "failed"],
]);
/** Classes of "bounces" that are replies of people or machines: auto-reply, subscribe, unsubscribe. */
const replies = ["60", "80", "90"];

/** SparkPost's event webhooks, a batch at a time. They are not signed: the password of basic auth, a bearer token or a header must be `secret`. */
export function readSparkpost({ body, headers }: RawRequest, secret: string, now: Date): Reading {
  return bringsSecret(headers, secret) ? readJson(body, (json) => understandSparkpost(json, now)) : unsigned;
}

export function understandSparkpost(json: unknown, now: Date): Understood {
  return understandEach(manyOf(json).flatMap(unwrap), eventSchema, (event) => ({
    ...identifiersIn(event.rcpt_meta),
    id: event.event_id ?? joined(event.type, event.message_id, event.rcpt_to, event.timestamp),
    message: event.transmission_id ?? event.message_id,
    channel: "email",
    stage: replies.includes(event.bounce_class ?? "") ? "other" : (stages.get(event.type) ?? "other"),
    code: joined(event.bounce_class, event.type, event.error_code),
    text: event.raw_reason ?? event.reason,
    destination: event.rcpt_to,
    at: timeOf(event.timestamp, now),
  }));
}

/** `{ msys: { message_event: { … } } }`; a ping is `{ msys: {} }`. */
function unwrap(given: unknown): unknown[] {
  return isRecord(given) && isRecord(given.msys) ? Object.values(given.msys) : [given];
}
