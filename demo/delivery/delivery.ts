import { randomBytes } from "node:crypto";
import type { Channel } from "../sign-in/address.ts";

/** What became of one sent code, step by step, in the words of the mail server or the carrier. */
export interface Outcome {
  at: Date;
  status: "accepted" | "held" | "deferred" | "delivered" | "failed";
  /** SMTP reply code such as 552, or a carrier's error number such as 30005; 0 = none. */
  code: number;
  text: string;
}

/** One sent code. */
export interface Delivery {
  readonly id: string;
  readonly challenge: string;
  readonly channel: Channel;
  readonly address: string;
  readonly asked: "sign-in" | "sign-in-site" | "wizard";
  /** The wizard's own id of this delivery, when it asked. */
  readonly wizardDelivery: string | null;
  readonly sentAt: Date;
  readonly codeExpiresAt: Date;
  readonly outcomes: Outcome[];
}

export interface DeliveryLog {
  add(delivery: Omit<Delivery, "id" | "outcomes">): Delivery;
  note(delivery: Delivery, status: Outcome["status"], code: number, text: string): void;
  of(challenge: string): Delivery[];
}

const LONGEST = 10_000;

/** Keeps the latest deliveries in memory, oldest first, and passes on what is new. */
export function createDeliveryLog(tell: (delivery: Delivery, outcome: Outcome) => void = () => {}): DeliveryLog {
  const deliveries: Delivery[] = [];
  return {
    add(fields) {
      const delivery = { ...fields, id: `d_${randomBytes(9).toString("base64url")}`, outcomes: [] };
      deliveries.push(delivery);
      if (deliveries.length > LONGEST) deliveries.shift();
      return delivery;
    },
    note(delivery, status, code, text) {
      const last = delivery.outcomes.at(-1);
      if (last?.status === status && last.text === text) return;
      const outcome = { at: new Date(), status, code, text };
      delivery.outcomes.push(outcome);
      tell(delivery, outcome);
    },
    of: (challenge) => deliveries.filter((delivery) => delivery.challenge === challenge),
  };
}
