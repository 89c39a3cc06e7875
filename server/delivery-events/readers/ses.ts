import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import {
  malformed,
  parseJson,
  type RawRequest,
  type Reading,
  type ReportedEvent,
  unsigned,
} from "../reported-event.ts";
import { identifiers } from "./identifiers.ts";
import { confirmSubscription, type Fetch, isSignedByAmazon, snsSchema } from "./sns.ts";

const recipient = z.object({
  emailAddress: z.string().optional(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
});
const eventSchema = z.object({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).optional() }),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: z.array(recipient),
      timestamp: z.string(),
    })
    .optional(),
  deliveryDelay: z
    .object({ delayType: z.string(), delayedRecipients: z.array(recipient), timestamp: z.string() })
    .optional(),
  delivery: z.object({ timestamp: z.string(), recipients: z.array(z.string()).optional() }).optional(),
});

/**
 * Amazon SES over SNS. Amazon's signature only proves that some topic sent it, so the topic must be one of `topics`; a subscription is
 * confirmed for those and no others. Rejects when Amazon's certificate cannot be fetched.
 */
export async function readSes({ body }: RawRequest, topics: string[], now: Date, fetchText?: Fetch): Promise<Reading> {
  const message = snsSchema.safeParse(parseJson(body.toString("utf8")));
  if (!message.success || !topics.includes(message.data.TopicArn)) return unsigned;
  if (!(await isSignedByAmazon(message.data, fetchText))) return unsigned;
  if (message.data.Type === "SubscriptionConfirmation")
    return (await confirmSubscription(message.data, fetchText)) ? { events: [] } : malformed;
  if (message.data.Type === "UnsubscribeConfirmation") return { events: [] };
  const event = eventSchema.safeParse(parseJson(message.data.Message));
  // SNS greets new subscribers with a plain sentence.
  if (!event.success) return { events: [] };
  return { events: [understand(event.data, message.data.MessageId, now)] };
}

function understand(event: z.infer<typeof eventSchema>, id: string, now: Date): ReportedEvent {
  const { mail, bounce, deliveryDelay, delivery } = event;
  const type = event.eventType ?? event.notificationType ?? "";
  const [first] = bounce?.bouncedRecipients ?? deliveryDelay?.delayedRecipients ?? [];
  const at = new Date(bounce?.timestamp ?? deliveryDelay?.timestamp ?? delivery?.timestamp ?? now);
  return {
    ...identifiers.parse({ challenge: mail.tags?.challenge?.[0], delivery: mail.tags?.delivery?.[0] }),
    id,
    message: mail.messageId,
    channel: "email",
    stage: stageOf(type, bounce?.bounceType, first?.diagnosticCode ?? first?.status),
    code: [bounce ? `${bounce.bounceType}/${bounce.bounceSubType}` : (deliveryDelay?.delayType ?? type), first?.status]
      .filter((part) => part)
      .join(" "),
    text: first?.diagnosticCode,
    destination: first?.emailAddress ?? delivery?.recipients?.[0],
    at: Number.isNaN(at.getTime()) ? now : at,
  };
}

function stageOf(type: string, bounceType: string | undefined, diagnosis: string | undefined): Stage {
  if (type === "Send") return "sent";
  if (type === "Delivery") return "delivered";
  if (type === "DeliveryDelay") return "delayed";
  if (type === "Reject" || type === "Rendering Failure") return "failed";
  if (type !== "Bounce") return "other";
  // An out-of-office reply is reported as a passing bounce without a diagnosis: no failure.
  return bounceType === "Permanent" || /[45]\.\d+\.\d+|\b[45]\d\d\b/.test(diagnosis ?? "") ? "failed" : "other";
}
