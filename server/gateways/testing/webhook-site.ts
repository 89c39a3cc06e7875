import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { type Loopback, listen } from "./loopback.ts";

export interface WebhookSite extends Loopback {
  /** Codes sent again, by challenge. */
  resent: Map<string, string[]>;
  pending: Map<string, string>;
}

/** The smallest sign-in site that answers resend requests as the README asks: `POST /` with a Standard Webhooks signature. */
export async function startWebhookSite(secret: string): Promise<WebhookSite> {
  const resent = new Map<string, string[]>();
  const pending = new Map<string, string>();
  const answers = new Map<string, { status: number; body: object }>();
  const webhook = new Webhook(secret);

  function send(challenge: string) {
    const address = pending.get(challenge);
    if (!address) return { status: 422, body: { status: "refused", reason: "challenge-over" } };
    resent.set(challenge, [...(resent.get(challenge) ?? []), address]);
    const expires = Math.floor(Date.now() / 1000) + 600;
    return { status: 200, body: { status: "sent", code_expires_at: expires } };
  }

  const site = await listen(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const id = headers["webhook-id"] ?? "";
    const { data } = requestSchema.parse(webhook.verify(await text(request), headers));
    const answer = answers.get(id) ?? send(data.challenge);
    answers.set(id, answer);
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  return { ...site, resent, pending };
}

const requestSchema = z.object({
  type: z.literal("code.resend"),
  data: z.object({ delivery: z.string(), challenge: z.string(), channel: z.enum(["email", "sms"]) }),
});
