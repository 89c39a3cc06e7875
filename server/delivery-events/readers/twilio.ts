// The file of the check alone: the whole SDK is large, and this server loads it only for the gateway.
import { validateRequest, validateRequestWithBody } from "twilio/lib/webhooks/webhooks.js";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { malformed, parseJson, type RawRequest, type Reading, unsigned } from "../reported-event.ts";
import { identifiers } from "./identifiers.ts";

const statusSchema = z.object({
  MessageSid: z.string(),
  MessageStatus: z.string(),
  ErrorCode: z.union([z.string(), z.number().transform(String)]).nullish(),
  To: z.string().optional(),
});

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["undelivered", "failed"],
  ["failed", "failed"],
  ["canceled", "failed"],
  // One part of a long text came, another did not: the code cannot be read.
  ["partially_delivered", "failed"],
]);

/** Status callbacks of Twilio Messaging. The callback address names challenge and delivery in its query, which the signature covers. */
export function readTwilio(request: RawRequest, authToken: string, now: Date): Reading {
  const text = request.body.toString("utf8");
  const isJson = (request.headers.get("content-type") ?? "").includes("json");
  const form = new URLSearchParams(isJson ? "" : text);
  const signature = request.headers.get("x-twilio-signature") ?? "";
  if (!isSigned(request.url, isJson ? text : form, signature, authToken)) return unsigned;
  const status = statusSchema.safeParse(isJson ? parseJson(text) : Object.fromEntries(form));
  if (!status.success) return malformed;
  const { MessageSid, MessageStatus, ErrorCode, To } = status.data;
  const event = {
    ...identifiers.parse(Object.fromEntries(request.url.searchParams)),
    id: `${MessageSid} ${MessageStatus}`,
    message: MessageSid,
    channel: "sms" as const,
    stage: stageOf.get(MessageStatus) ?? "other",
    code: ErrorCode ?? MessageStatus,
    destination: To,
    at: now,
  };
  return { events: [event] };
}

/** The check of Twilio's SDK. For JSON the signed address carries the SHA-256 of the body. */
function isSigned(url: URL, body: string | URLSearchParams, signature: string, authToken: string): boolean {
  if (typeof body === "string") return validateRequestWithBody(authToken, signature, url.href, body);
  const fields = Object.fromEntries([...new Set(body.keys())].map((name) => [name, body.getAll(name)]));
  return validateRequest(authToken, signature, url.href, fields);
}
