import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { malformed, parseJson, type RawRequest, type Reading, unsigned } from "../reported-event.ts";
import { identifiers } from "./identifiers.ts";

const eventSchema = z.object({
  RecordType: z.string(),
  MessageID: z.string().optional(),
  ID: z.union([z.string(), z.number().transform(String)]).optional(),
  Type: z.string().optional(),
  Description: z.string().optional(),
  Details: z.string().optional(),
  Recipient: z.string().optional(),
  Email: z.string().optional(),
  DeliveredAt: z.string().optional(),
  BouncedAt: z.string().optional(),
  Metadata: z.unknown().optional(),
});

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
  if (![passwordOf(headers), headers.get("x-webhook-secret")].some((given) => given && isSame(given, secret)))
    return unsigned;
  const event = eventSchema.safeParse(parseJson(body.toString("utf8")));
  if (!event.success) return malformed;
  const { RecordType, MessageID, ID, Type, Description, Details, Recipient, Email, DeliveredAt, BouncedAt } =
    event.data;
  const at = new Date(DeliveredAt ?? BouncedAt ?? now);
  return {
    events: [
      {
        ...identifiers.parse(event.data.Metadata ?? {}),
        id: [RecordType, ID ?? MessageID ?? "", Type ?? "", Recipient ?? ""].join(" "),
        message: MessageID,
        channel: "email",
        stage: stageOf(RecordType, Type ?? ""),
        code: RecordType === "Delivery" ? "delivery" : Type,
        text: RecordType === "Delivery" ? undefined : [Details, Description].filter((part) => part).join("\n"),
        destination: Recipient ?? Email,
        at: Number.isNaN(at.getTime()) ? now : at,
      },
    ],
  };
}

function stageOf(recordType: string, type: string): Stage {
  if (recordType === "Delivery") return "delivered";
  return recordType === "Bounce" ? (notFailed.get(type) ?? "failed") : "other";
}

function passwordOf(headers: Headers): string | undefined {
  const given = /^basic (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(given ?? "", "base64").toString("utf8")) ?? [];
  return password;
}

/** Takes the same time whatever is given. */
function isSame(given: string, secret: string): boolean {
  const hash = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
