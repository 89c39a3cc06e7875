import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import type { RawRequest, Reading, Understood } from "../../reported-event.ts";
import { type AwsProof, readAws, understandAws } from "../aws.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, joined, list, timeOf, understandEach, word } from "../lenient.ts";
import type { Fetch } from "../sns.ts";

const recipients = list(fields({ emailAddress: word, status: word, diagnosticCode: word }));
const eventSchema = z
  .object({
    eventType: word,
    notificationType: word,
    mail: fields({ messageId: word, tags: fields({ challenge: list(word), delivery: list(word) }) }),
    bounce: fields({ bounceType: word, bounceSubType: word, bouncedRecipients: recipients, timestamp: word }),
    deliveryDelay: fields({ delayType: word, delayedRecipients: recipients, timestamp: word }),
    delivery: fields({ timestamp: word, recipients: list(word) }),
    reject: fields({ reason: word }),
  })
  .refine(({ eventType, notificationType }) => eventType ?? notificationType, "no type of an event");
type Event = z.infer<typeof eventSchema>;

/** Amazon SES: over SNS, over SNS with raw message delivery, or over EventBridge. */
export function readSes(request: RawRequest, proof: AwsProof, now: Date, fetchText?: Fetch): Promise<Reading> {
  return readAws(request, proof, understandEvent, now, fetchText);
}

export function understandSes(json: unknown, now: Date): Understood {
  return understandAws(json, understandEvent, now);
}

function understandEvent(given: unknown, id: string | undefined, now: Date): Understood {
  return understandEach([given], eventSchema, (event) => {
    const { mail, bounce, deliveryDelay, delivery, reject } = event;
    const type = event.eventType ?? event.notificationType ?? "";
    const first = bounce.bouncedRecipients[0] ?? deliveryDelay.delayedRecipients[0];
    const time = bounce.timestamp ?? deliveryDelay.timestamp ?? delivery.timestamp;
    const destination = first?.emailAddress ?? delivery.recipients[0];
    const bounceCode = [bounce.bounceType, bounce.bounceSubType].filter((part) => part).join("/");
    return {
      ...identifiersIn({ challenge: mail.tags.challenge[0], delivery: mail.tags.delivery[0] }),
      id: id ?? joined(type, mail.messageId, destination, time),
      message: mail.messageId,
      channel: "email",
      stage: stageOf(type, bounce, first?.diagnosticCode ?? first?.status),
      code: joined(bounceCode || deliveryDelay.delayType || type, first?.status),
      text: first?.diagnosticCode ?? reject.reason,
      destination,
      at: timeOf(time, now),
    };
  });
}

/** Of bounces that pass, these may be out-of-office replies: SES calls them so where it found no reason. */
const withoutReason = [undefined, "General", "Undetermined"];

function stageOf(type: string, { bounceType, bounceSubType }: Event["bounce"], diagnosis: string | undefined): Stage {
  if (type === "Send") return "sent";
  if (type === "Delivery") return "delivered";
  if (type === "DeliveryDelay") return "delayed";
  if (type === "Reject" || type === "Rendering Failure") return "failed";
  if (type !== "Bounce") return "other";
  if (bounceType === "Permanent" || !withoutReason.includes(bounceSubType)) return "failed";
  return /[45]\.\d+\.\d+|\b[45]\d\d\b|suppress/.test(diagnosis ?? "") ? "failed" : "other";
}
