import { createPublicKey, createVerify } from "node:crypto";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { joined, manyOf, timeOf, understandEach, word } from "../lenient.ts";

const eventSchema = z.looseObject({
  event: z.string(),
  sg_event_id: word,
  sg_message_id: word,
  "smtp-id": word,
  timestamp: word,
  email: word,
  type: word,
  status: word,
  reason: word,
  response: word,
  bounce_classification: word,
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["processed", "sent"],
  ["deferred", "delayed"],
  ["delivered", "delivered"],
  ["bounce", "failed"],
  ["dropped", "failed"],
]);

/** SendGrid's signed event webhook (ECDSA over time and raw body, with the public key in base64): a list of events. */
export function readSendgrid({ body, headers }: RawRequest, publicKey: string, now: Date): Reading {
  const signature = headers.get("x-twilio-email-event-webhook-signature") ?? "";
  const timestamp = headers.get("x-twilio-email-event-webhook-timestamp") ?? "";
  if (!isSigned(body, timestamp, signature, publicKey)) return unsigned;
  return readJson(body, (json) => understandSendgrid(json, now));
}

export function understandSendgrid(json: unknown, now: Date): Understood {
  return understandEach(manyOf(json), eventSchema, (event) => {
    // The part behind the first dot changes between the events of one message; a bounce that comes later names only the id of SMTP.
    const message = (event.sg_message_id ?? event["smtp-id"])?.replace(/^</, "").split(/[.@]/, 1)[0];
    return {
      ...identifiersIn(event),
      id: event.sg_event_id ?? joined(event.event, message, event.email, event.timestamp),
      message,
      channel: "email",
      stage: stageOf.get(event.event) ?? "other",
      code: joined(event.event, event.type, event.status, event.bounce_classification?.replaceAll(/[ /]+/g, "-")),
      text: event.reason ?? event.response,
      destination: event.email,
      at: timeOf(event.timestamp, now),
    };
  });
}

/** ECDSA with SHA-256 over the timestamp header followed by the body. */
export function isSigned(body: Buffer, timestamp: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return createVerify("sha256").update(timestamp).update(body).verify(key, signature, "base64");
  } catch {
    return false;
  }
}
