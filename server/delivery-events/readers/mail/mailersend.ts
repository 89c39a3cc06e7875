import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersInTags } from "../identifiers.ts";
import { fields, joined, list, manyOf, timeOf, understandEach, word } from "../lenient.ts";
import { isHmac } from "../secrets.ts";

const reasons = { bounce_code: word, bounce_reason: word, reject_reason: word, suppression_reason: word, reason: word };
const eventSchema = z.object({
  type: z.string(),
  created_at: word,
  data: fields({
    id: word,
    created_at: word,
    recipient: word,
    message_id: word,
    tags: list(word),
    meta: fields(reasons),
    // As it was before 2026.
    email: fields({ recipient: fields({ email: word }), message: fields({ id: word }), tags: list(word) }),
    morph: fields({ reason: word, readable_reason: word }),
  }),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["activity.sent", "sent"],
  ["activity.delivered", "delivered"],
  ["activity.deferred", "delayed"],
  ["activity.soft_bounced", "failed"],
  ["activity.hard_bounced", "failed"],
  ["activity.suppressed", "failed"],
]);

/** What MailerSend signs its test of an address with; everybody may know it, so it proves a test and nothing else. */
const testSecret = "test_Am3L1GuOIc4blLUuHqAPxxwkZaJyEk8G";

/** MailerSend's webhooks: HMAC-SHA256 over the body, in the header Signature. */
export function readMailersend({ body, headers }: RawRequest, secret: string, now: Date): Reading {
  const signature = headers.get("signature") ?? "";
  const reading = readJson(body, (json) => understandMailersend(json, now));
  if (isHmac(signature, [body], secret)) return reading;
  const isTest = /"type":\s*"webhook\.test"/.test(body.toString("utf8")) && isHmac(signature, [body], testSecret);
  return isTest ? { events: [] } : unsigned;
}

export function understandMailersend(json: unknown, now: Date): Understood {
  return understandEach(manyOf(json), eventSchema, ({ type, created_at, data }) => {
    const { email, meta, morph } = data;
    const message = data.message_id ?? email.message.id;
    const destination = data.recipient ?? email.recipient.email;
    const why = [meta.bounce_reason, meta.reject_reason, meta.suppression_reason, meta.reason, morph.reason];
    return {
      ...identifiersInTags([...data.tags, ...email.tags]),
      id: data.id ?? joined(type, message, destination, created_at),
      message,
      channel: "email",
      stage: stageOf.get(type) ?? "other",
      code: joined(type.replace("activity.", ""), meta.bounce_code),
      text: joined(...why, morph.readable_reason) || undefined,
      destination,
      at: timeOf(created_at ?? data.created_at, now),
    };
  });
}
