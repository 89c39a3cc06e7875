import { closest, distance } from "fastest-levenshtein";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { type ReportedRecipient, readReport } from "#machines/evidence/report/read-report.ts";
import { epochSeconds } from "#machines/input/epoch-seconds.ts";
import { deliveryChannels } from "#machines/words.ts";
import { malformed, parseJson, type RawRequest, type Reading, type Trouble, unsigned } from "../reported-event.ts";
import { challengeId } from "./identifiers.ts";
import { standardTrouble } from "./standard-webhook.ts";

const eventSchema = z.object({
  type: z.string(),
  data: z.object({
    challenge: challengeId,
    delivery: challengeId.optional(),
    /** The sender's own name for the message, so that several codes of one challenge can be distinguished. */
    message: z.string().max(200).optional(),
    channel: z.enum(deliveryChannels),
    provider: z.string().max(40).optional(),
    code: z.union([z.string(), z.number().transform(String)]).optional(),
    text: z.string().optional(),
    destination: z.string().optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    at: epochSeconds,
  }),
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
  const text = body.toString("utf8");
  try {
    new Webhook(secret).verify(text, Object.fromEntries(headers), { jsonParse: false });
  } catch {
    // Whoever connects the two wants to know whether it is the secret or the clock.
    const trouble = standardTrouble(headers, body, secret, now) ?? { kind: "events-headers" };
    return { ...unsigned, trouble };
  }
  if (isTest(text)) return { events: [], reply: testReply };
  const id = headers.get("webhook-id") ?? "";
  const event = eventSchema.safeParse(parseJson(text));
  const ignored = ignoredType(text);
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

function isTest(text: string): boolean {
  return z.object({ type: z.literal("delivery.test") }).safeParse(parseJson(text)).success;
}

/** A sender may post all of its events to us; those that are not about deliveries are ignored. `null` for the types that are ours. */
function ignoredType(text: string): Trouble | null {
  const event = z.object({ type: z.string() }).safeParse(parseJson(text));
  if (!event.success || stageOf.has(event.data.type)) return null;
  const type = /^[\w.:/ -]{1,60}$/.test(event.data.type) ? event.data.type : "(not a word)";
  const meant = meantType(type);
  return meant ? { kind: "events-type", fields: { type, meant } } : { kind: "events-other-type", fields: { type } };
}

/** The type of ours that somebody who writes this one surely means. */
function meantType(type: string): string | undefined {
  const ours = [...stageOf.keys()];
  const written = type.toLowerCase().replaceAll(/[^a-z]+/g, ".");
  const last = (name: string) => name.split(".").at(-1) ?? "";
  if (written.startsWith("deliver")) return ours.find((one) => last(one) === last(written)) ?? closest(written, ours);
  return ours.find((one) => distance(last(one), last(written)) <= 1);
}

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
