import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { parseJson } from "../../../json-body.ts";
import { type RawRequest, type Reading, type Understood, unsigned } from "../../reported-event.ts";
import { readForm } from "../form.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, isRecord, joined, timeOf, understandEach, word } from "../lenient.ts";
import { isHmac } from "../secrets.ts";
import { clockTrouble } from "../standard-webhook.ts";

const signatureSchema = z.object({ timestamp: z.coerce.string(), token: z.string().min(1), signature: z.string() });
const eventSchema = z.object({
  id: word,
  event: z.string(),
  timestamp: word,
  severity: word,
  reason: word,
  recipient: word,
  reject: fields({ reason: word, description: word }),
  message: fields({ headers: fields({ "message-id": word }) }),
  "delivery-status": fields({ code: word, "enhanced-code": word, message: word, description: word }),
  "user-variables": z.unknown().optional(),
});

/** Mailgun retries for eight hours; an older signature has been copied. */
const oldest = 24 * 3_600;

/**
 * Mailgun's webhooks, as JSON or as the form they were before. The signature (HMAC-SHA256) covers time and token only, so a token counts once:
 * the log refuses the second.
 */
export async function readMailgun({ body, headers }: RawRequest, signingKey: string, now: Date): Promise<Reading> {
  const json = parseJson(body.toString("utf8")) ?? (await readForm(body, headers));
  const signature = signatureSchema.safeParse(isRecord(json) && isRecord(json.signature) ? json.signature : json);
  if (!signature.success || !isSigned(signature.data, signingKey)) return unsigned;
  const { timestamp, token } = signature.data;
  const ahead = Number(timestamp) - now.getTime() / 1_000;
  if (!(Math.abs(ahead) <= oldest)) return { ...unsigned, trouble: clockTrouble(ahead, oldest) };
  const { events, odd } = understandMailgun(json, now);
  return { events: events.map((event) => ({ ...event, token })), odd };
}

export function understandMailgun(json: unknown, now: Date): Understood {
  const given = isRecord(json) && json["event-data"] !== undefined ? json["event-data"] : fromForm(json);
  return understandEach([given], eventSchema, (data) => {
    const { event, reject, message, "delivery-status": status } = data;
    const messageId = message.headers["message-id"];
    const kind = ["delivered", "rejected"].includes(event) ? event : undefined;
    return {
      ...identifiersIn(data["user-variables"]),
      id: data.id ?? joined(event, messageId, data.recipient, data.timestamp),
      message: messageId,
      channel: "email",
      stage: stageOf(event, data.severity),
      code: joined(kind ?? data.reason, status["enhanced-code"], status.code),
      text: status.message || status.description || joined(reject.reason, reject.description) || undefined,
      destination: data.recipient,
      at: timeOf(data.timestamp, now),
    };
  });
}

/** The form has one field for each thing, and the sender's variables beside them. */
function fromForm(form: unknown): unknown {
  if (!isRecord(form)) return form;
  const { event, recipient, timestamp, reason, code, error, description } = form;
  return {
    ...{ event, recipient, timestamp, reason },
    message: { headers: { "message-id": form["Message-Id"] ?? form["message-id"] } },
    "delivery-status": { code, message: error, description },
    "user-variables": form,
  };
}

export function isSigned(
  { timestamp, token, signature }: z.infer<typeof signatureSchema>,
  signingKey: string,
): boolean {
  return isHmac(signature, [timestamp, token], signingKey);
}

const stages: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["accepted", "sent"],
  ["delivered", "delivered"],
  ["failed", "failed"],
  ["rejected", "failed"],
  // The words of the form.
  ["bounced", "failed"],
  ["dropped", "failed"],
]);

function stageOf(event: string, severity: string | undefined): Stage {
  return event === "failed" && severity === "temporary" ? "delayed" : (stages.get(event) ?? "other");
}
