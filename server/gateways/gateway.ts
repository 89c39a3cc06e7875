import type { SendResult } from "#machines/resend/send-result.ts";
import type { DeliveryChannel } from "#machines/words.ts";

/** What a gateway is told about one delivery: never where it goes, the sign-in system knows that from the challenge. */
export interface GatewayDelivery {
  /** The idempotency key: asking twice with the same id must send once. */
  id: string;
  challenge: string;
  channel: DeliveryChannel;
  /** When the person asked; the same for every try. */
  requestedAt: Date;
  /** An earlier try may have sent: what looks like "over" now may be its success. */
  mayBeOut?: boolean;
}

/** The adapter that asks the sign-in system (or its provider) to send a fresh code. */
export interface Gateway {
  /** Takes 10 seconds at most and never rejects. */
  send(delivery: GatewayDelivery): Promise<SendResult>;
}
