import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { SendResult } from "#machines/resend/send-result.ts";
import { parseJson } from "../json-body.ts";
import { traceHeaders } from "../traces/trace.ts";
import type { GatewayDelivery } from "./gateway.ts";
import { logReply, logSilence, readExpiry, wordSchema } from "./reply-trouble.ts";
import { retryAfter } from "./retry-after.ts";

export interface SignedRequestOptions {
  url: string;
  /** whsec_… */
  secret: string;
  /** Milliseconds. */
  timeout: number;
}

/**
 * Asks a sign-in system at `url` to send a code again, signed as Standard Webhooks describes; `webhook-id` is the delivery. Never rejects.
 * What each reply means stands in docs/gateways.md. Between us and the sign-in system may be a proxy that gives up (502, 504) while behind it
 * a code goes out, so a failing status proves nothing, unless the sign-in system itself says what it did.
 */
export async function askToResend(
  delivery: GatewayDelivery,
  { url, secret, timeout }: SignedRequestOptions,
): Promise<SendResult> {
  const now = new Date();
  const second = Math.floor(now.getTime() / 1000);
  const body = bodyOf(delivery, second);
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": delivery.id,
        "webhook-timestamp": String(second),
        "webhook-signature": new Webhook(secret).sign(delivery.id, now, body),
        // The sign-in system is the operator's own, and may show its part in the same trace. Random numbers, beside what is signed.
        ...traceHeaders(),
      },
      body,
      // The secret vouches for one address; following a redirect would hand the request to another.
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    return await resultOf(response, host, now);
  } catch (cause) {
    const isSure = neverArrived(cause);
    logSilence(host, isSure, cause);
    return { outcome: isSure ? "later" : "unknown" };
  }
}

function bodyOf({ id, challenge, channel }: GatewayDelivery, second: number): string {
  return JSON.stringify({ type: "code.resend", timestamp: second, data: { delivery: id, challenge, channel } });
}

async function resultOf(response: Response, host: string, now: Date): Promise<SendResult> {
  const { status, headers } = response;
  const text = await response.text().catch((cause: unknown) => logSilence(host, false, cause));
  const json = parseJson(text ?? "");
  const said = wordSchema.safeParse(json).data;
  if (response.ok && said?.status === "sent")
    return { outcome: "sent", ...readExpiry(host, said.code_expires_at, now) };
  // Of a reply that broke off, nobody knows what it would have said.
  if (text !== undefined)
    logReply({ host, status, location: headers.get("location"), type: headers.get("content-type"), json });
  if (response.ok) return { outcome: "unknown" };
  if (status === 422) return { outcome: "refused", reason: said?.status === "refused" ? said.reason : "refused" };
  // better-auth says it with an X.
  const wait = retryAfter(headers.get("retry-after") ?? headers.get("x-retry-after"), now);
  // A form that was taken is often replied to with "look there" (301 to 303), and a repeated key with a conflict.
  if (status >= 500 || [301, 302, 303, 408, 409].includes(status)) {
    if (said?.status === "refused") return { outcome: "refused", reason: said.reason };
    return { outcome: said?.status === "later" ? "later" : "unknown", ...wait };
  }
  return { outcome: "later", ...wait };
}

/** No connection, so certainly nothing was sent. A timeout or a broken reply proves nothing. */
function neverArrived(cause: unknown): boolean {
  const code = z.object({ cause: z.object({ code: z.string() }) }).safeParse(cause).data?.cause.code;
  return code !== undefined && (noConnection.includes(code) || noTrust.test(code));
}

const noConnection = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];
/** The certificate was not taken, so no request was written (OpenSSL's names, and Node's own). */
const noTrust = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_SSL_WRONG_VERSION_NUMBER/;
