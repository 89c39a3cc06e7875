import { type DeliveryReport, reportDelivery } from "@wheres-my-code/sign-in/report";
import type { DemoEnv } from "../env.ts";
import type { Delivery, Outcome } from "./delivery.ts";

/** Tells the wizard what became of a code; returns at once, the rest happens in the background. */
export type EventPost = (delivery: Delivery, outcome: Outcome) => void;

/** Posts delivery events, each with an id of its own. Nothing is said about where the code went. */
export function createEventPost({ wizardUrl, eventsSecret }: Pick<DemoEnv, "wizardUrl" | "eventsSecret">): EventPost {
  if (eventsSecret === null) return () => {};
  return (delivery, outcome) => {
    const id = `${delivery.id}.${delivery.outcomes.indexOf(outcome)}`;
    void reportDelivery(reportOf(delivery, outcome), { url: wizardUrl, secret: eventsSecret, id });
  };
}

const types: Record<Outcome["status"], DeliveryReport["type"]> = {
  accepted: "delivery.sent",
  held: "delivery.delayed",
  deferred: "delivery.delayed",
  delivered: "delivery.delivered",
  failed: "delivery.failed",
};

function reportOf({ id, challenge, channel, wizardDelivery }: Delivery, outcome: Outcome): DeliveryReport {
  const { at, status, code, text } = outcome;
  return {
    type: types[status],
    ...{ challenge, channel, text },
    ...(wizardDelivery === null ? { message: id } : { delivery: wizardDelivery }),
    provider: channel === "email" ? "smtp" : "twilio",
    ...(code === 0 ? {} : { code: String(code) }),
    at: at.getTime() / 1000,
  };
}
