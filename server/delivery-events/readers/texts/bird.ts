import { createHash } from "node:crypto";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { parseJson } from "../../../json-body.ts";
import { isSame } from "../../../same-secret.js";
import { type RawRequest, type Reading, type Understood, unsigned } from "../../reported-event.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, isRecord, joined, manyOf, phoneNumber, timeOf, understandEach, word } from "../lenient.ts";
import { isHmac } from "../secrets.ts";
import { claimsOf } from "../signed-token.ts";
import { isStandardWebhook } from "../standard-webhook.ts";

/** The three shapes of Bird: `{ service, event, payload }`, `{ type: "sms.failed", … }`, and the fields of a status report of MessageBird. */
const reportSchema = z
  .object({
    id: word,
    sms_id: word,
    message_id: word,
    type: word,
    status: word,
    reason: word,
    details: word,
    statusReason: word,
    statusErrorCode: word,
    statusDatetime: word,
    lastStatusAt: word,
    updatedAt: word,
    created_at: word,
    recipient: word,
    to: word,
    reference: word,
    code: word,
    carrier_error_code: word,
    failure: fields({ code: word, description: word, source: fields({ code: word }) }),
    error: fields({ code: word, message: word, description: word, carrier_error_code: word }),
    timestamp: word,
    meta: fields({ challenge: word, delivery: word }),
    metadata: fields({ challenge: word, delivery: word }),
  })
  .transform((report) => ({
    ...report,
    status: report.status ?? /^(?:sms|whatsapp)\.(.+)$/.exec(report.type ?? "")?.[1],
  }))
  .refine(({ status }) => status !== undefined, "no status of a message");

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["accepted", "sent"],
  ["processing", "sent"],
  ["scheduled", "sent"],
  ["sent", "sent"],
  ["buffered", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["expired", "failed"],
  ["undelivered", "failed"],
  ["failed", "failed"],
  ["rejected", "failed"],
  ["sending_failed", "failed"],
  ["delivery_failed", "failed"],
  ["skipped", "failed"],
]);

/** Seconds: Bird tries again for a day. */
const oldest = 25 * 3_600;

/** Status reports of Bird and MessageBird, whichever of Bird's three signatures they carry. The signing key is that of the account or subscription. */
export async function readBird(request: RawRequest, signingKey: string, now: Date): Promise<Reading> {
  const { body, headers, url } = request;
  const isProven =
    isStandardWebhook(headers, body, signingKey, now) ||
    isSigned(request, signingKey, now) ||
    (await hasToken(headers.get("messagebird-signature-jwt"), { address: url.href, body }, signingKey, now));
  if (!isProven) return unsigned;
  const query = Object.fromEntries(url.searchParams);
  const { events, odd } = understandBird(parseJson(body.toString("utf8")) ?? query, now);
  // The address is signed with the rest.
  return { events: events.map((event) => ({ ...identifiersIn(query), ...event })), odd };
}

export function understandBird(given: unknown, now: Date): Understood {
  return understandEach(manyOf(given).map(unwrap), reportSchema, (report) => {
    const { status = "", failure, error, reference } = report;
    const meta = report.meta.challenge ? report.meta : report.metadata;
    const message = report.id ?? report.sms_id ?? report.message_id;
    const carrier =
      failure.source.code ?? report.carrier_error_code ?? error.carrier_error_code ?? report.statusErrorCode;
    const identifiers = identifiersIn(meta.challenge ? meta : reference);
    return {
      ...(identifiers.challenge ? identifiers : {}),
      id: joined(message, status, carrier),
      message,
      channel: "sms",
      stage: stageOf.get(status) ?? "other",
      code: joined(carrier, report.code ?? error.code, hyphenated(report.details), status),
      text:
        joined(report.statusReason, failure.description, error.message, error.description, report.reason) || undefined,
      destination: phoneNumber(report.recipient ?? report.to),
      at: timeOf(
        report.statusDatetime ?? report.lastStatusAt ?? report.updatedAt ?? report.timestamp ?? report.created_at,
        now,
      ),
    };
  });
}

function unwrap(given: unknown): unknown {
  if (!isRecord(given)) return given;
  if (isRecord(given.payload)) return given.payload;
  return isRecord(given.data) ? { type: given.type, timestamp: given.timestamp, ...given.data } : given;
}

function hyphenated(words: string | undefined): string | undefined {
  return words?.trim().replaceAll(/[ _]+/g, "-");
}

/** HMAC-SHA256 over time, address and the hash of the body. */
function isSigned({ headers, body, url }: RawRequest, key: string, now: Date): boolean {
  const timestamp = headers.get("messagebird-request-timestamp") ?? "";
  if (!isRecent(Number(timestamp), now)) return false;
  const hash = createHash("sha256").update(body).digest();
  const signature = headers.get("messagebird-signature") ?? "";
  return isHmac(signature, [`${timestamp}\n${url.href}\n`, hash], key, { encoding: "base64" });
}

/** A token with the hashes of address and body, that holds for a minute. */
export async function hasToken(
  token: string | null,
  { address, body }: { address: string; body: Buffer },
  key: string,
  now: Date,
): Promise<boolean> {
  const claims = token === null ? undefined : await claimsOf(token, key);
  const second = now.getTime() / 1_000;
  if (claims?.iss !== "MessageBird" || !(Number(claims.nbf) - 5 <= second && second <= Number(claims.exp) + 5))
    return false;
  const isHashOf = (hash: unknown, of: string | Buffer) =>
    typeof hash === "string" && isSame(hash, createHash("sha256").update(of).digest("hex"));
  const isBodyProven = claims.payload_hash === undefined ? body.length === 0 : isHashOf(claims.payload_hash, body);
  return isHashOf(claims.url_hash, address) && isBodyProven;
}

function isRecent(seconds: number, now: Date): boolean {
  return seconds > 0 && Math.abs(now.getTime() / 1_000 - seconds) <= oldest;
}
