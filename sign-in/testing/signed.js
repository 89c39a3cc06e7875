import { Webhook } from "standardwebhooks";

export const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

/**
 * A request of the help site, signed now.
 *
 * @param {{ id?: string, type?: string, challenge?: string, channel?: string, timestamp?: unknown, by?: string }} [changes]
 */
export function askFor(changes = {}) {
  const { id = "del_1", type = "code.resend", challenge = "challenge-1", channel = "email", by = secret } = changes;
  const now = new Date();
  const { timestamp = Math.floor(now.getTime() / 1000) } = changes;
  const body = JSON.stringify({ type, timestamp, data: { delivery: id, challenge, channel } });
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(by).sign(id, now, body),
  };
  return { body, headers };
}
