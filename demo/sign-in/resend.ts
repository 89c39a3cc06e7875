import { setTimeout as wait } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { Challenges } from "./challenge.ts";

const MOST_REMEMBERED = 10_000;

/**
 * The endpoint the wizard calls to have a code sent again (Standard Webhooks signature, `webhook-id` as idempotency
 * key). A repeated id gets the answer of the first call and sends nothing; a 5xx is not remembered, so it can be tried
 * again. Codes go to the challenge's own address only.
 */
export function createResend(secret: string, challenges: Challenges): (request: Request) => Promise<Response> {
  const webhook = new Webhook(secret);
  const answers = new LRUCache<string, Promise<Answer>>({ max: MOST_REMEMBERED });

  async function send({ challenge: id, delivery }: ResendRequest["data"]): Promise<Answer> {
    const challenge = challenges.find(id);
    if (challenge?.world.resendAnswer.down) return { status: 503, body: { status: "later" } };
    const sent = challenge ? await challenges.resend(challenge, "wizard", delivery) : null;
    if (!challenge || !sent) return { status: 422, body: { status: "refused", reason: "challenge-over" } };
    await wait(challenge.world.resendAnswer.delaySeconds * 1000);
    return { status: 200, body: { status: "sent", code_expires_at: sent.codeExpiresAt.toISOString() } };
  }

  return async (request) => {
    const raw = await request.text();
    try {
      webhook.verify(raw, Object.fromEntries(request.headers));
    } catch {
      return Response.json({ status: "refused", reason: "bad-signature" }, { status: 401 });
    }
    const parsed = requestSchema.safeParse(parseJson(raw));
    if (!parsed.success) return Response.json({ status: "refused", reason: "bad-request" }, { status: 400 });

    // The wizard's doctor asks whether all is set up; nobody gets a code.
    if (parsed.data.type === "code.resend.test") return Response.json({ status: "test" });

    const id = request.headers.get("webhook-id") ?? "";
    const answering = answers.get(id) ?? send(parsed.data.data);
    answers.set(id, answering);
    try {
      const { status, body } = await answering;
      if (status >= 500) answers.delete(id);
      return Response.json(body, { status });
    } catch (error) {
      answers.delete(id);
      throw error;
    }
  };
}

interface Answer {
  status: number;
  body: Record<string, string>;
}

type ResendRequest = z.infer<typeof requestSchema>;
const requestSchema = z.object({
  type: z.enum(["code.resend", "code.resend.test"]),
  timestamp: z.string(),
  data: z.object({ delivery: z.string(), challenge: z.string(), channel: z.enum(["email", "sms"]) }),
});

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
