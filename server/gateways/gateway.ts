/** What a gateway is told about one delivery: never where it goes, the sign-in system knows that from the challenge. */
export interface GatewayDelivery {
  /** The idempotency key: asking twice with the same id must send once. */
  id: string;
  challenge: string;
  channel: "email" | "sms";
}

export type GatewayAnswer =
  | { outcome: "sent"; codeExpiresAt?: Date }
  /** For good; asking again is pointless. The reason is one word of `[a-z0-9-]`. */
  | { outcome: "refused"; reason: string }
  /** Certainly not sent; ask again later. */
  | { outcome: "later" }
  /** Perhaps sent; ask again with the same id. */
  | { outcome: "unknown" };

/** The adapter that asks the sign-in system (or its provider) to send a fresh code. */
export interface Gateway {
  /** Answers within 10 seconds and never rejects. */
  send(delivery: GatewayDelivery): Promise<GatewayAnswer>;
}
