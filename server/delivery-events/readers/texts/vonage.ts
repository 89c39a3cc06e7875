import { createHash } from "node:crypto";
import { z } from "zod";
import type { Stage } from "#machines/evidence/event.ts";
import { parseJson } from "../../../json-body.ts";
import { isSame } from "../../../same-secret.js";
import { type RawRequest, type Reading, type Understood, unsigned } from "../../reported-event.ts";
import { readForm } from "../form.ts";
import { identifiersIn } from "../identifiers.ts";
import { fields, isRecord, joined, manyOf, phoneNumber, timeOf, understandEach, word } from "../lenient.ts";
import { bearerOf, isHmac } from "../secrets.ts";
import { claimsOf } from "../signed-token.ts";

const receiptSchema = z.object({
  message_uuid: word,
  messageId: word,
  "message-id": word,
  status: z.string(),
  timestamp: word,
  "message-timestamp": word,
  client_ref: word,
  "client-ref": word,
  to: z.unknown().optional(),
  msisdn: word,
  "err-code": word,
  error: fields({ type: word, title: word, detail: word, reason: word }),
});
type Receipt = z.infer<typeof receiptSchema>;

const stageOf: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["submitted", "sent"],
  ["accepted", "sent"],
  ["buffered", "sent"],
  ["delivered", "delivered"],
  ["read", "delivered"],
  ["expired", "failed"],
  ["failed", "failed"],
  ["rejected", "failed"],
  ["undeliverable", "failed"],
  ["deleted", "failed"],
]);

/** Seconds: Vonage tries again for a day. */
const oldest = 25 * 3_600;

/**
 * Receipts of Vonage: of its Messages API, proven by a token over the hash of the body (HS256), or of its SMS API, proven by `sig` over all fields.
 * Both are made with the signature secret of the account.
 */
export async function readVonage({ body, headers, url }: RawRequest, secret: string, now: Date): Promise<Reading> {
  const token = bearerOf(headers);
  const json = parseJson(body.toString("utf8"));
  if (token !== undefined) {
    const claims = await claimsOf(token, secret);
    const hash = createHash("sha256").update(body).digest("hex");
    const isFresh = typeof claims?.iat === "number" && isRecent(claims.iat, now);
    if (!isFresh || typeof claims.payload_hash !== "string" || !isSame(claims.payload_hash, hash)) return unsigned;
    return understandVonage(json, now);
  }
  const form = isRecord(json) ? json : { ...Object.fromEntries(url.searchParams), ...(await readForm(body, headers)) };
  if (!isSignedForm(form, secret) || !isRecent(Number(form.timestamp), now)) return unsigned;
  return understandVonage(form, now);
}

export function understandVonage(given: unknown, now: Date): Understood {
  return understandEach(manyOf(given), receiptSchema, (receipt) => {
    const { status, error } = receipt;
    const message = receipt.message_uuid ?? receipt.messageId ?? receipt["message-id"];
    const errorCode = receipt["err-code"] ?? error.title ?? /#(\d+)$/.exec(error.type ?? "")?.[1];
    return {
      ...identifiersIn(receipt.client_ref ?? receipt["client-ref"]),
      id: joined(message, status, errorCode),
      message,
      channel: "sms",
      stage: stageOf.get(status) ?? "other",
      code: joined(status, errorCode),
      text: joined(error.detail, error.reason) || undefined,
      destination: phoneNumber(destinationOf(receipt)),
      at: timeOf(receipt["message-timestamp"] ?? receipt.timestamp, now),
    };
  });
}

/** The SMS API calls the person's number `msisdn`, and ours `to`. */
function destinationOf({ msisdn, to }: Receipt): string | undefined {
  return msisdn ?? (isRecord(to) ? word.parse(to.number) : word.parse(to));
}

/** `sig` is a hash of the sorted fields with the secret behind them (MD5, the usual), or an HMAC of them. */
export function isSignedForm(form: Record<string, unknown>, secret: string): boolean {
  const signature = typeof form.sig === "string" ? form.sig.toLowerCase() : "";
  const names = Object.keys(form).filter((name) => name !== "sig");
  const text = names
    .toSorted()
    .map((name) => `&${name}=${String(form[name]).replaceAll(/[&=]/g, "_")}`)
    .join("");
  if (signature === "") return false;
  if (
    isSame(
      signature,
      createHash("md5")
        .update(text + secret)
        .digest("hex"),
    )
  )
    return true;
  return ["md5", "sha1", "sha256", "sha512"].some((algorithm) => isHmac(signature, [text], secret, { algorithm }));
}

function isRecent(seconds: number, now: Date): boolean {
  return Math.abs(now.getTime() / 1_000 - seconds) <= oldest;
}
