import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { Asked } from "./ask-in-turn.ts";

export const eventsSecret = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
const webhook = new Webhook(eventsSecret);

/** A signed report of a sign-in of its own. */
export function reportedEvent(): Asked {
  const now = new Date();
  const id = randomUUID();
  const data = { challenge: randomUUID(), channel: "email", at: now.getTime() / 1000, provider: "smtp", code: "5.2.2" };
  const body = JSON.stringify({ type: "delivery.failed", data });
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": webhook.sign(id, now, body),
  };
  return { path: "/api/delivery-events", method: "POST", headers, body, gives: 204 };
}
