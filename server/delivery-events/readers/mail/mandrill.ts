import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { parseJson } from "../../../json-body.ts";
import { malformed, type RawRequest, type Reading, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, isRecord, joined, manyOf, timeOf, understandEach, word } from "../lenient.ts";
import { isHmac } from "../secrets.ts";

const eventSchema = z.object({
  event: z.string(),
  _id: word,
  ts: word,
  reject: fields({ reason: word }),
  msg: fields({
    _id: word,
    email: word,
    metadata: z.unknown().optional(),
    bounce_description: word,
    diag: word,
    reject_reason: word,
    reject: fields({ reason: word }),
    smtp_events: z.unknown().optional(),
  }),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["send", "sent"],
  ["delivered", "delivered"],
  ["deferral", "delayed"],
  ["hard_bounce", "failed"],
  ["soft_bounce", "failed"],
  ["reject", "failed"],
]);

/** What Mandrill signs its test of an address with; everybody may know it, so it proves an empty list and nothing else. */
const testKey = "test-webhook";

/** Mandrill's webhooks: HMAC-SHA1 over the address and the sorted fields of the form. */
export function readMandrill({ body, headers, url }: RawRequest, key: string, now: Date): Reading {
  const form = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  const signature = headers.get("x-mandrill-signature") ?? "";
  const events = parseJson(form.mandrill_events ?? "");
  if (!isSigned(url.href, form, signature, key)) {
    const isTest = Array.isArray(events) && events.length === 0 && isSigned(url.href, form, signature, testKey);
    return isTest ? { events: [] } : unsigned;
  }
  return events === undefined ? malformed : understandMandrill(events, now);
}

/** Takes the list of events, or the form whose field `mandrill_events` holds it as JSON. */
export function understandMandrill(given: unknown, now: Date): Understood {
  const inForm = isRecord(given) && "mandrill_events" in given ? given.mandrill_events : undefined;
  const events = typeof inForm === "string" ? parseJson(inForm) : (inForm ?? given);
  return understandEach(manyOf(events), eventSchema, ({ event, _id, ts, msg, reject }) => ({
    ...identifiersIn(msg.metadata),
    id: joined(event, _id ?? msg._id, ts),
    message: msg._id ?? _id,
    channel: "email",
    stage: stageOf.get(event) ?? "other",
    code: joined(msg.reject_reason ?? msg.reject.reason ?? reject.reason, msg.bounce_description, event),
    text: msg.diag ?? lastDiagnosis(msg.smtp_events),
    destination: msg.email,
    at: timeOf(ts, now),
  }));
}

function lastDiagnosis(tries: unknown): string | undefined {
  return Array.isArray(tries) ? fields({ diag: word }).parse(tries.at(-1)).diag : undefined;
}

export function isSigned(address: string, form: Record<string, string>, signature: string, key: string): boolean {
  const fieldsInOrder = Object.keys(form)
    .toSorted()
    .flatMap((name) => [name, form[name] ?? ""]);
  return isHmac(signature, [address, ...fieldsInOrder], key, { algorithm: "sha1", encoding: "base64" });
}
