import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type RawRequest, type Reading, readJson, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { joined, manyOf, timeOf, understandEach, word } from "../lenient.ts";
import { bringsSecret } from "../secrets.ts";

const eventSchema = z.object({
  event: z.string(),
  time: word,
  MessageID: word,
  Message_GUID: word,
  email: word,
  CustomID: word,
  Payload: word,
  error_related_to: word,
  error: word,
  comment: word,
  smtp_reply: word,
});

const stages: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  // Taken by the mail server of the person.
  ["sent", "delivered"],
  ["bounce", "failed"],
  ["blocked", "failed"],
]);

/** Mailjet's events. They are not signed: the password of basic auth, in the address of the webhook, must be `secret`. */
export function readMailjet({ body, headers }: RawRequest, secret: string, now: Date): Reading {
  return bringsSecret(headers, secret) ? readJson(body, (json) => understandMailjet(json, now)) : unsigned;
}

export function understandMailjet(json: unknown, now: Date): Understood {
  return understandEach(manyOf(json), eventSchema, (given) => {
    const { event, time, MessageID, Message_GUID, email, error } = given;
    const message = Message_GUID ?? MessageID;
    return {
      ...identifiersIn(given.Payload || given.CustomID),
      id: joined(event, message, email, time),
      message,
      channel: "email",
      stage: error === "greylisted" ? "delayed" : (stages.get(event) ?? "other"),
      code: joined(hyphenated(error), hyphenated(given.error_related_to), event),
      text: event === "sent" ? undefined : joined(given.comment, given.smtp_reply) || undefined,
      destination: email,
      at: timeOf(time, now),
    };
  });
}

function hyphenated(words: string | undefined): string | undefined {
  return words?.trim().replaceAll(/[ /]+/g, "-");
}
