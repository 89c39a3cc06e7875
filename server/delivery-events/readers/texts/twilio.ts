// The file of the check alone: the whole SDK is large, and this server loads it only for the gateway.
import { validateRequest, validateRequestWithBody } from "twilio/lib/webhooks/webhooks.js";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { parseJson } from "../../../json-body.ts";
import { type RawRequest, type Reading, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { phoneNumber, understandEach, word } from "../lenient.ts";

const statusSchema = z
  .object({ MessageSid: word, SmsSid: word, MessageStatus: word, SmsStatus: word, ErrorCode: word, To: word })
  .transform(({ MessageSid, SmsSid, MessageStatus, SmsStatus, ...rest }) => {
    return { sid: MessageSid ?? SmsSid, status: MessageStatus ?? SmsStatus, ...rest };
  })
  .refine(({ sid, status }) => sid && status, "no status of a message");

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
  const { events, odd } = understandTwilio(isJson ? parseJson(text) : Object.fromEntries(form), now);
  const identifiers = identifiersIn(Object.fromEntries(request.url.searchParams));
  return { events: events.map((event) => ({ ...event, ...identifiers })), odd };
}

export function understandTwilio(form: unknown, now: Date): Understood {
  return understandEach([form], statusSchema, ({ sid, status = "", ErrorCode, To }) => ({
    id: `${sid} ${status}`,
    message: sid,
    channel: "sms",
    stage: stageOf.get(status) ?? "other",
    code: ErrorCode || status,
    destination: phoneNumber(To),
    at: now,
  }));
}

/** The check of Twilio's SDK. For JSON the signed address carries the SHA-256 of the body. */
function isSigned(url: URL, body: string | URLSearchParams, signature: string, authToken: string): boolean {
  if (typeof body === "string") return validateRequestWithBody(authToken, signature, url.href, body);
  const fields = Object.fromEntries([...new Set(body.keys())].map((name) => [name, body.getAll(name)]));
  return validateRequest(authToken, signature, url.href, fields);
}
