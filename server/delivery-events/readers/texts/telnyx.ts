import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersInTags } from "../identifiers.ts";
import { fields, isRecord, joined, list, manyOf, timeOf, understandEach, word } from "../lenient.ts";

const eventSchema = z.object({
  id: word,
  event_type: z.string(),
  occurred_at: word,
  payload: fields({
    id: word,
    to: list(fields({ phone_number: word, status: word })),
    errors: list(fields({ code: word, title: word, detail: word })),
    tags: list(word),
  }),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["queued", "sent"],
  ["sending", "sent"],
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["sending_failed", "failed"],
  ["delivery_failed", "failed"],
  ["expired", "failed"],
  // No receipt came: nothing is known.
  ["delivery_unconfirmed", "sent"],
]);

/** Seconds that the clocks may differ. */
const tolerance = 300;

/** Telnyx's webhooks: Ed25519 over time and body. `publicKey` is that of the account, in base64. */
export function readTelnyx({ body, headers }: RawRequest, publicKey: string, now: Date): Reading {
  const timestamp = headers.get("telnyx-timestamp") ?? "";
  const isFresh = Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= tolerance;
  if (!isFresh || !isSigned(body, timestamp, headers.get("telnyx-signature-ed25519") ?? "", publicKey)) return unsigned;
  return readJson(body, (json) => understandTelnyx(json, now));
}

export function understandTelnyx(json: unknown, now: Date): Understood {
  const events = manyOf(json).map((one) => (isRecord(one) && isRecord(one.data) ? one.data : one));
  return understandEach(events, eventSchema, ({ id, event_type, occurred_at, payload }) => {
    const [to] = payload.to;
    const isReport = event_type === "message.sent" || event_type === "message.finalized";
    return {
      ...identifiersInTags(payload.tags),
      id: id ?? joined(payload.id, event_type, to?.status),
      message: payload.id,
      channel: "sms",
      stage: isReport ? (stageOf.get(to?.status ?? "") ?? "other") : "other",
      code: joined(...payload.errors.map(({ code }) => code), to?.status),
      text: joined(...payload.errors.flatMap(({ title, detail }) => [title, detail])) || undefined,
      destination: to?.phone_number,
      at: timeOf(occurred_at, now),
    };
  });
}

/** Node knows keys with a header in front of the 32 bytes. */
const header = Buffer.from("302a300506032b6570032100", "hex");

export function isSigned(body: Buffer, timestamp: string, signature: string, publicKey: string): boolean {
  try {
    const der = Buffer.concat([header, Buffer.from(publicKey, "base64")]);
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return verify(null, Buffer.concat([Buffer.from(`${timestamp}|`), body]), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
