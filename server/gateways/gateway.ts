import type { DeliveryChannel } from "#machines/words.ts";

/** What a gateway is told about one delivery: never where it goes, the sign-in system knows that from the challenge. */
export interface GatewayDelivery {
  /** The idempotency key: asking twice with the same id must send once. */
  id: string;
  challenge: string;
  channel: DeliveryChannel;
  /** When the person asked; the same for every try. */
  requestedAt: Date;
}

export type GatewayAnswer =
  | { outcome: "sent"; codeExpiresAt?: Date }
  /** For good; asking again is pointless. The reason is one of `sendFailures` (machines/code-status/code-status.ts); any other word counts as `refused`. */
  | { outcome: "refused"; reason: string }
  /** Certainly not sent; ask again later, and not before `retryAfterSeconds` when that is told. */
  | { outcome: "later"; retryAfterSeconds?: number }
  /** Perhaps sent; ask again with the same id. */
  | { outcome: "unknown" };

/** The adapter that asks the sign-in system (or its provider) to send a fresh code. */
export interface Gateway {
  /** Answers within 10 seconds and never rejects. */
  send(delivery: GatewayDelivery): Promise<GatewayAnswer>;
}
