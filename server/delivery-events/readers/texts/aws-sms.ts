import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import type { RawRequest, Reading, Understood } from "../../reported-event.ts";
import { type AwsProof, readAws, understandAws } from "../aws.ts";
import { identifiersIn } from "../identifiers.ts";
import { joined, timeOf, understandEach, word } from "../lenient.ts";
import type { Fetch } from "../sns.ts";

const eventSchema = z.object({
  eventType: z.string(),
  eventTimestamp: word,
  messageId: word,
  messageStatusDescription: word,
  destinationPhoneNumber: word,
  isoCountryCode: word,
  context: z.unknown().optional(),
});

const onTheWay = ["TEXT_QUEUED", "TEXT_PENDING", "TEXT_SENT", "TEXT_SUCCESSFUL"];

/** AWS End User Messaging (SMS): over SNS, over SNS with raw message delivery, or over EventBridge. */
export function readAwsSms(request: RawRequest, proof: AwsProof, now: Date, fetchText?: Fetch): Promise<Reading> {
  return readAws(request, proof, understandEvent, now, fetchText);
}

export function understandAwsSms(json: unknown, now: Date): Understood {
  return understandAws(json, understandEvent, now);
}

function understandEvent(given: unknown, id: string | undefined, now: Date): Understood {
  return understandEach([given], eventSchema, (event) => {
    const { eventType, messageId, isoCountryCode } = event;
    return {
      ...identifiersIn(event.context),
      id: id ?? joined(messageId, eventType, event.eventTimestamp),
      message: messageId,
      channel: "sms",
      stage: stageOf(eventType),
      code: eventType,
      text: event.messageStatusDescription,
      destination: event.destinationPhoneNumber,
      country: /^[A-Z]{2}$/.test(isoCountryCode ?? "") ? isoCountryCode : undefined,
      at: timeOf(event.eventTimestamp, now),
    };
  });
}

function stageOf(type: string): Stage {
  if (type === "TEXT_DELIVERED") return "delivered";
  // The carrier has it; in some countries that is the last thing ever said.
  if (onTheWay.includes(type)) return "sent";
  return type.startsWith("TEXT_") ? "failed" : "other";
}
