import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, isRecord, joined, list, manyOf, timeOf, understandEach, word } from "../lenient.ts";
import { idOfStandardWebhook, standardTrouble } from "../standard-webhook.ts";

const eventSchema = z.object({
  type: z.string(),
  created_at: word,
  data: fields({
    email_id: word,
    to: z.unknown().optional(),
    tags: z.unknown().optional(),
    bounce: fields({ type: word, subType: word, message: word, diagnosticCode: z.unknown().optional() }),
    failed: fields({ reason: word }),
    suppressed: fields({ message: word, type: word }),
  }),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["email.sent", "sent"],
  ["email.delivered", "delivered"],
  ["email.delivery_delayed", "delayed"],
  ["email.bounced", "failed"],
  ["email.failed", "failed"],
  ["email.suppressed", "failed"],
]);

/** Resend's webhooks, signed as Svix does. */
export function readResend({ body, headers }: RawRequest, secret: string, now: Date): Reading {
  const trouble = standardTrouble(headers, body, secret, now);
  if (trouble) return { ...unsigned, trouble };
  const reading = readJson(body, (json) => understandResend(json, now));
  const id = idOfStandardWebhook(headers);
  return "refused" in reading || !id
    ? reading
    : { ...reading, events: reading.events.map((event) => ({ ...event, id })) };
}

export function understandResend(json: unknown, now: Date): Understood {
  return understandEach(manyOf(json), eventSchema, ({ type, created_at, data }) => {
    const { bounce, failed, suppressed } = data;
    const [destination] = manyOf(data.to);
    return {
      ...identifiersIn(fromTags(data.tags)),
      id: joined(type, data.email_id, created_at),
      message: data.email_id,
      channel: "email",
      stage: stageOf.get(type) ?? "other",
      code: [bounce.type, bounce.subType].filter((part) => part).join("/") || type.replace("email.", ""),
      text: joined(...wordsIn(bounce.diagnosticCode), bounce.message, failed.reason, suppressed.message) || undefined,
      destination: word.parse(destination),
      at: timeOf(created_at, now),
    };
  });
}

/** Tags are sent as a list of names and values, and come back as an object. */
function fromTags(tags: unknown): unknown {
  const named = list(fields({ name: word, value: word })).parse(tags);
  return isRecord(tags) ? tags : Object.fromEntries(named.map(({ name, value }) => [name ?? "", value]));
}

function wordsIn(given: unknown): (string | undefined)[] {
  return manyOf(given).map((one) => word.parse(one));
}
