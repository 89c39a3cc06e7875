import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { sendFailures } from "#machines/resend/delivery.ts";
import type { SendResult } from "#machines/resend/send-result.ts";
import type { GatewayDelivery } from "./gateway.ts";
import { retryAfter } from "./retry-after.ts";

export interface SignedRequestOptions {
  url: string;
  /** whsec_… */
  secret: string;
  /** Milliseconds. */
  timeout: number;
}

/**
 * Asks a sign-in system at `url` to send a code again, signed as Standard Webhooks describes; `webhook-id` is the delivery.
 * 200 = sent (also for a repeated id), 422 = refused for good, anything else = to be asked again. Never rejects.
 */
export async function askToResend(
  delivery: GatewayDelivery,
  { url, secret, timeout }: SignedRequestOptions,
): Promise<SendResult> {
  const now = new Date();
  const body = bodyOf(delivery, now);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "webhook-id": delivery.id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": new Webhook(secret).sign(delivery.id, now, body),
      },
      body,
      // The secret vouches for one address; following a redirect would hand the request to another.
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    return await resultOf(response, now);
  } catch (cause) {
    return neverArrived(cause) ? { outcome: "later" } : { outcome: "unknown" };
  }
}

function bodyOf({ id, challenge, channel }: GatewayDelivery, now: Date): string {
  return JSON.stringify({
    type: "code.resend",
    timestamp: now.toISOString(),
    data: { delivery: id, challenge, channel },
  });
}

async function resultOf(response: Response, now: Date): Promise<SendResult> {
  if (response.status === 200) {
    const sent = sentSchema.safeParse(await response.json());
    if (!sent.success) return { outcome: "unknown" };
    const expires = sent.data.code_expires_at;
    return expires ? { outcome: "sent", codeExpiresAt: new Date(expires) } : { outcome: "sent" };
  }
  if (response.status === 422) {
    const refused = refusedSchema.safeParse(await response.json());
    return { outcome: "refused", reason: refused.data?.reason ?? "refused" };
  }
  await response.body?.cancel();
  if (response.status !== 429 && response.status < 500) console.error(`resend endpoint answered ${response.status}`);
  const { headers } = response;
  // better-auth says it with an X.
  return { outcome: "later", ...retryAfter(headers.get("retry-after") ?? headers.get("x-retry-after"), now) };
}

const sentSchema = z.object({
  status: z.literal("sent"),
  code_expires_at: z.iso.datetime({ offset: true }).optional(),
});
const refusedSchema = z.object({ status: z.literal("refused"), reason: z.enum(sendFailures) });

/** No connection, so certainly nothing was sent. A timeout or a broken answer proves nothing. */
function neverArrived(cause: unknown): boolean {
  const code = z.object({ cause: z.object({ code: z.string() }) }).safeParse(cause).data?.cause.code;
  return code !== undefined && ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"].includes(code);
}
