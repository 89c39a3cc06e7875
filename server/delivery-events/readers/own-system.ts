import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type ReportedRecipient, readReport } from "#machines/evidence/report/read-report.ts";
import { deliveryChannel } from "#machines/input/delivery-channel.ts";
import { epochSeconds } from "#machines/input/epoch-seconds.ts";
import { nearest } from "#machines/input/nearest.ts";
import { parseJson } from "../../json-body.ts";
import { malformed, type RawRequest, type Reading, type Trouble, unsigned } from "../reported-event.ts";
import { challengeId } from "./identifiers.ts";
import { idOfStandardWebhook, standardTrouble } from "./standard-webhook.ts";

const eventSchema = z.object({
  type: z.string(),
  data: z.object(
    {
      challenge: challengeId,
      delivery: challengeId.optional(),
      /** The sender's own name for the message, so that several codes of one challenge can be distinguished. */
      message: z.string().max(200).optional(),
      channel: deliveryChannel,
      provider: z.string().max(40).optional(),
      code: z.union([z.string(), z.number().transform(String)]).optional(),
      text: z.string().optional(),
      destination: z.string().optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      at: epochSeconds,
    },
    {
      error: ({ input }) =>
        `${input === undefined ? "is missing" : "must be an object"}; challenge, channel and at belong inside it`,
    },
  ),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["delivery.sent", "sent"],
  ["delivery.delayed", "delayed"],
  ["delivery.delivered", "delivered"],
  ["delivery.failed", "failed"],
]);

/**
 * Events of the customer's own system, signed with `secret` as Standard Webhooks describes (five minutes of clock skew), as JSON.
 */
export function readOwn({ body, headers }: RawRequest, secret: string, now = new Date()): Reading {
  const trouble = standardTrouble(headers, body, secret, now);
  if (trouble) return { ...unsigned, trouble };
  const json = parseJson(body.toString("utf8"));
  const { type } = typeSchema.safeParse(json).data ?? {};
  if (type === "delivery.test") return { events: [], reply: testReply };
  const id = idOfStandardWebhook(headers) ?? "";
  const event = eventSchema.safeParse(json);
  const ignored = type === undefined ? null : ignoredType(type);
  if (!event.success) {
    const problems = event.error.issues.map(({ path, message }) => `${path.join(".") || "body"}: ${message}`);
    return ignored ? { events: [], ignored } : { ...malformed, problems };
  }
  const { at, ...data } = event.data.data;
  return {
    events: [{ ...data, id, stage: stageOf.get(event.data.type) ?? "other", at: new Date(at * 1000) }],
    ...(ignored ? { ignored } : {}),
  };
}

/** What somebody reads who signs `delivery.test`, to see whether secret and clock are right. */
export const testReply = "test: the signature is right, nothing is kept";

const typeSchema = z.object({ type: z.string() });

/** A sender may post all of its events to us; those that are not about deliveries are ignored. `null` for the types that are ours. */
function ignoredType(given: string): Trouble | null {
  if (stageOf.has(given)) return null;
  const type = /^[\w.:/ -]{1,60}$/.test(given) ? given : "(not a word)";
  const meant = meantType(type);
  return meant ? { kind: "events-type", fields: { type, meant } } : { kind: "events-other-type", fields: { type } };
}

/** The type of ours that somebody who writes this one surely means. */
function meantType(type: string): string | undefined {
  const ours = [...stageOf.keys()];
  const written = type
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ".")
    .replace(otherWordsForFailed, "failed");
  const last = (name: string) => name.split(".").at(-1) ?? "";
  if (written.startsWith("deliver")) return ours.find((one) => last(one) === last(written)) ?? nearest(written, ours);
  return ours.find((one) => nearest(last(written), [last(one)], 1) !== undefined);
}

/** Near none of ours in letters, or near a wrong one. */
const otherWordsForFailed = /\b(bounced?|dropped|undelivered|rejected)$/;

const stageOfAction: Readonly<Record<ReportedRecipient["action"], Stage>> = {
  failed: "failed",
  delayed: "delayed",
  delivered: "delivered",
  // Passed on to a system that will not tell more.
  relayed: "sent",
  expanded: "sent",
};

/**
 * What a bounce mail tells of each of its recipients. Its Original-Envelope-Id, or the header X-Code-Delivery of the message it returns, is `<challenge>` or
 * `<challenge>.<delivery>`.
 */
export async function eventsOfReport(text: string, id: string, at: Date): Promise<Reading> {
  const recipients = await readReport(text);
  if (recipients.length === 0) return malformed;
  const events = recipients.map(({ action, status, diagnostic, asides, recipient, envelope }, index) => {
    const [challenge, delivery] = envelope.split(".", 2).map((part) => challengeId.safeParse(part).data);
    return {
      id: `${id}.${index}`,
      report: id,
      challenge,
      delivery,
      channel: "email" as const,
      stage: stageOfAction[action],
      provider: "smtp",
      code: status,
      text: diagnostic,
      asides,
      destination: recipient,
      at,
    };
  });
  return { events };
}
