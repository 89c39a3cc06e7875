import { setTimeout as wait } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import type { DemoEnv } from "../env.ts";
import type { Delivery, Outcome } from "./delivery.ts";

/** Tells the wizard what became of a code; returns at once, the rest happens in the background. */
export type EventPost = (delivery: Delivery, outcome: Outcome) => void;

const TRIES_AFTER_MS = [0, 1000, 3000, 10_000];

/**
 * Posts delivery events as a customer's system would: signed (Standard Webhooks), each with an id of its own, again with the same id
 * when the wizard does not answer. Nothing is said about where the code went.
 */
export function createEventPost({ wizardUrl, eventsSecret }: Pick<DemoEnv, "wizardUrl" | "eventsSecret">): EventPost {
  if (eventsSecret === null) return () => {};
  const webhook = new Webhook(eventsSecret);

  async function post(id: string, body: string) {
    for (const pause of TRIES_AFTER_MS) {
      await wait(pause, undefined, { ref: false });
      const now = new Date();
      const headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
        "webhook-signature": webhook.sign(id, now, body),
      };
      const answer = await fetch(`${wizardUrl}/api/delivery-events`, { method: "POST", headers, body }).catch(
        () => null,
      );
      if (answer && answer.status < 500) return;
    }
  }

  return (delivery, outcome) =>
    void post(`${delivery.id}.${delivery.outcomes.indexOf(outcome)}`, JSON.stringify(eventOf(delivery, outcome)));
}

const types: Record<Outcome["status"], string> = {
  accepted: "delivery.sent",
  held: "delivery.delayed",
  deferred: "delivery.delayed",
  delivered: "delivery.delivered",
  failed: "delivery.failed",
};

function eventOf({ id, challenge, channel, wizardDelivery }: Delivery, { at, status, code, text }: Outcome) {
  return {
    type: types[status],
    data: {
      challenge,
      channel,
      ...(wizardDelivery === null ? { message: id } : { delivery: wizardDelivery }),
      provider: channel === "email" ? "smtp" : "twilio",
      ...(code === 0 ? {} : { code: String(code) }),
      text,
      at: at.toISOString(),
    },
  };
}
