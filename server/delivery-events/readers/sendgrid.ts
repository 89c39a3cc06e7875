import { createPublicKey, createVerify } from "node:crypto";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { malformed, parseJson, type RawRequest, type Reading, unsigned } from "../reported-event.ts";
import { identifiers } from "./identifiers.ts";

const eventSchema = z.looseObject({
  sg_event_id: z.string(),
  sg_message_id: z.string().optional(),
  event: z.string(),
  timestamp: z.number(),
  email: z.string().optional(),
  type: z.string().optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  response: z.string().optional(),
  bounce_classification: z.string().optional(),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["processed", "sent"],
  ["deferred", "delayed"],
  ["delivered", "delivered"],
  ["bounce", "failed"],
  ["dropped", "failed"],
]);

/** SendGrid's signed event webhook (ECDSA over time and raw body, with the public key in base64): a list of events. */
export function readSendgrid({ body, headers }: RawRequest, publicKey: string): Reading {
  const signature = headers.get("x-twilio-email-event-webhook-signature") ?? "";
  const timestamp = headers.get("x-twilio-email-event-webhook-timestamp") ?? "";
  if (!isSigned(body, timestamp, signature, publicKey)) return unsigned;
  const events = z.array(eventSchema).safeParse(parseJson(body.toString("utf8")));
  if (!events.success) return malformed;
  return {
    events: events.data.map((event) => ({
      ...identifiers.parse(event),
      id: event.sg_event_id,
      // The part behind the first dot changes between the events of one message.
      message: event.sg_message_id?.split(".")[0],
      channel: "email",
      stage: stageOf.get(event.event) ?? "other",
      code: [event.event, event.type, event.status, event.bounce_classification?.replaceAll(/[ /]+/g, "-")]
        .filter((part) => part)
        .join(" "),
      text: event.reason ?? event.response,
      destination: event.email,
      at: new Date(event.timestamp * 1_000),
    })),
  };
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
