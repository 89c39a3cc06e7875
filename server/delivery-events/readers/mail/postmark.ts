import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { flag, joined, timeOf, understandEach, word } from "../lenient.ts";
import { bringsSecret } from "../secrets.ts";

const eventSchema = z.object({
  RecordType: z.string(),
  MessageID: word,
  ID: word,
  Type: word,
  Description: word,
  Details: word,
  Recipient: word,
  Email: word,
  DeliveredAt: word,
  BouncedAt: word,
  ChangedAt: word,
  SuppressSending: flag,
  Metadata: z.unknown().optional(),
});
type Event = z.infer<typeof eventSchema>;

/** Types of Postmark that come back as a "bounce" although the message is on its way, or arrived. */
const notFailed: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["Transient", "delayed"],
  ["DnsError", "delayed"],
  ["AutoResponder", "other"],
  ["AddressChange", "other"],
  ["Subscribe", "other"],
]);

/** Postmark's webhooks. They are not signed: the password of basic auth, or the header X-Webhook-Secret, must be `secret`. */
export function readPostmark({ body, headers }: RawRequest, secret: string, now: Date): Reading {
  if (!bringsSecret(headers, secret)) return unsigned;
  return readJson(body, (json) => understandPostmark(json, now));
}

export function understandPostmark(json: unknown, now: Date): Understood {
  return understandEach([json], eventSchema, (event) => {
    const { RecordType, MessageID, ID, Type, Description, Details, Recipient, Email } = event;
    const at = event.DeliveredAt ?? event.BouncedAt ?? event.ChangedAt;
    return {
      ...identifiersIn(event.Metadata),
      id: [RecordType, ID ?? MessageID ?? "", Type ?? event.ChangedAt ?? "", Recipient ?? ""].join(" "),
      message: MessageID,
      channel: "email",
      stage: stageOf(event),
      code: codeOf(event),
      text: RecordType === "Delivery" ? undefined : joined(Details, Description),
      destination: Recipient ?? Email,
      at: timeOf(at, now),
    };
  });
}

function stageOf({ RecordType, Type, SuppressSending }: Event): Stage {
  if (RecordType === "Delivery") return "delivered";
  // Nothing goes to this address any more; where sending is free again, nothing is known of a code.
  if (RecordType === "SubscriptionChange") return SuppressSending ? "failed" : "other";
  return RecordType === "Bounce" ? (notFailed.get(Type ?? "") ?? "failed") : "other";
}

function codeOf({ RecordType, Type }: Event): string | undefined {
  if (RecordType === "Delivery") return "delivery";
  return RecordType === "SubscriptionChange" ? "suppressed" : Type;
}
