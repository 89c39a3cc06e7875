import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { isSame } from "../../../same-secret.js";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, joined, list, manyOf, phoneNumber, timeOf, understandEach, word } from "../lenient.ts";
import { isHmac } from "../secrets.ts";

const statusSchema = z.object({
  id: word,
  status: z.string(),
  timestamp: word,
  recipient_id: word,
  biz_opaque_callback_data: word,
  errors: list(fields({ code: word, title: word, message: word, error_data: fields({ details: word }) })),
});
const envelopeSchema = fields({
  entry: list(fields({ changes: list(fields({ value: fields({ statuses: list(z.unknown()) }) })) })),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["failed", "failed"],
]);

/** How WhatsApp is proven: it signs with the secret of the app; when the address is set up it asks for a word that we chose. */
export interface WhatsappProof {
  appSecret: string;
  verifyToken: string | undefined;
}

/** Webhooks of the WhatsApp Cloud API (HMAC-SHA256 over the body, in X-Hub-Signature-256), and the question when the address is set up. */
export function readWhatsapp({ body, headers, url }: RawRequest, proof: WhatsappProof, now: Date): Reading {
  if (url.searchParams.get("hub.mode") === "subscribe" && body.length === 0) return setUp(url, proof);
  if (!isSigned(body, headers.get("x-hub-signature-256") ?? "", proof.appSecret)) return unsigned;
  return readJson(body, (json) => understandWhatsapp(json, now));
}

export function understandWhatsapp(json: unknown, now: Date): Understood {
  const statuses = envelopeSchema
    .parse(json)
    .entry.flatMap(({ changes }) => changes.flatMap(({ value }) => manyOf(value.statuses)));
  return understandEach(statuses.flat(), statusSchema, ({ id, status, timestamp, errors, ...rest }) => ({
    ...identifiersIn(rest.biz_opaque_callback_data),
    id: joined(id, status, timestamp),
    message: id,
    channel: "sms",
    stage: stageOf.get(status) ?? "other",
    code: joined(...errors.map(({ code }) => code), status),
    text: joined(...errors.flatMap(({ title, error_data }) => [title, error_data.details])) || undefined,
    destination: phoneNumber(rest.recipient_id),
    at: timeOf(timestamp, now),
  }));
}

function setUp(url: URL, { verifyToken }: WhatsappProof): Reading {
  const given = url.searchParams.get("hub.verify_token") ?? "";
  const challenge = url.searchParams.get("hub.challenge") ?? "";
  if (!verifyToken || !isSame(given, verifyToken) || !/^[\w-]{1,200}$/.test(challenge)) return unsigned;
  return { events: [], reply: challenge };
}

export function isSigned(body: Buffer, signature: string, appSecret: string): boolean {
  return signature.startsWith("sha256=") && isHmac(signature.slice(7), [body], appSecret);
}
