import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn, identifiersInTags } from "../identifiers.ts";
import { joined, manyOf, timeOf, understandEach, word } from "../lenient.ts";
import { bringsSecret } from "../secrets.ts";

const eventSchema = z.object({
  event: z.string(),
  email: word,
  "message-id": word,
  ts_epoch: word,
  ts_event: word,
  reason: word,
  "X-Mailin-custom": word,
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["request", "sent"],
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["deferred", "delayed"],
  ["hard_bounce", "failed"],
  ["soft_bounce", "failed"],
  ["blocked", "failed"],
  ["invalid_email", "failed"],
  ["error", "failed"],
]);

/** Brevo's transactional webhooks. They are not signed: a password (basic auth), a bearer token or a header of ours must be `secret`. */
export function readBrevo({ body, headers }: RawRequest, secret: string, now: Date): Reading {
  return bringsSecret(headers, secret) ? readJson(body, (json) => understandBrevo(json, now)) : unsigned;
}

export function understandBrevo(json: unknown, now: Date): Understood {
  return understandEach(manyOf(json), eventSchema, (given) => {
    const { event, email, reason, ts_epoch, ts_event } = given;
    const custom = given["X-Mailin-custom"];
    return {
      ...(custom?.includes(":") && !custom.trimStart().startsWith("{")
        ? identifiersInTags(custom.split("|"))
        : identifiersIn(custom)),
      id: joined(event, given["message-id"], email, ts_epoch ?? ts_event),
      message: given["message-id"],
      channel: "email",
      stage: stageOf.get(event) ?? "other",
      code: event,
      text: event === "delivered" ? undefined : reason,
      destination: email,
      at: timeOf(ts_epoch ?? ts_event, now),
    };
  });
}
