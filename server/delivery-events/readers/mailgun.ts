import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { malformed, parseJson, type RawRequest, type Reading, unsigned } from "../reported-event.ts";
import { identifiers } from "./identifiers.ts";

const envelopeSchema = z.object({
  signature: z.object({ timestamp: z.coerce.string(), token: z.string().min(1), signature: z.string() }),
});
const eventSchema = z.object({
  "event-data": z.object({
    id: z.string(),
    event: z.string(),
    timestamp: z.number(),
    severity: z.string().optional(),
    reason: z.string().optional(),
    recipient: z.string().optional(),
    message: z.object({ headers: z.object({ "message-id": z.string().optional() }).optional() }).optional(),
    "delivery-status": z
      .object({
        code: z.union([z.string(), z.number().transform(String)]).optional(),
        "enhanced-code": z.string().nullish(),
        message: z.string().nullish(),
        description: z.string().nullish(),
      })
      .optional(),
    "user-variables": z.unknown().optional(),
  }),
});

/** Mailgun retries for eight hours; an older signature has been copied. */
const oldest = 24 * 3_600;

/** Mailgun's webhooks. The signature (HMAC-SHA256) covers time and token only, so a token counts once: the log refuses the second. */
export function readMailgun({ body }: RawRequest, signingKey: string, now: Date): Reading {
  const json = parseJson(body.toString("utf8"));
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success || !isSigned(envelope.data.signature, signingKey)) return unsigned;
  const { timestamp, token } = envelope.data.signature;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > oldest) return unsigned;
  const event = eventSchema.safeParse(json);
  if (!event.success) return malformed;
  const data = event.data["event-data"];
  const status = data["delivery-status"];
  return {
    events: [
      {
        ...identifiers.parse(data["user-variables"] ?? {}),
        id: data.id,
        token,
        message: data.message?.headers?.["message-id"],
        channel: "email",
        stage: stageOf(data.event, data.severity),
        code: [data.event === "delivered" ? "delivered" : data.reason, status?.["enhanced-code"], status?.code]
          .filter((part) => part)
          .join(" "),
        text: status?.message || status?.description || undefined,
        destination: data.recipient,
        at: new Date(data.timestamp * 1_000),
      },
    ],
  };
}

export function isSigned(
  { timestamp, token, signature }: { timestamp: string; token: string; signature: string },
  signingKey: string,
): boolean {
  const expected = createHmac("sha256", signingKey)
    .update(timestamp + token)
    .digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function stageOf(event: string, severity: string | undefined) {
  if (event === "accepted") return "sent";
  if (event === "delivered") return "delivered";
  if (event === "failed") return severity === "temporary" ? "delayed" : "failed";
  return event === "rejected" ? "failed" : "other";
}
