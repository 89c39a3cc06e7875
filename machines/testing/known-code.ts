import type { Delivery } from "../resend/delivery.ts";
import type { KnownCode } from "../resend/known-code.ts";
import type { Ticket } from "../resend/ticket.ts";

/** What is known of a code that the sign-in site sent at `sentAt` (epoch seconds), with nothing behind it; keys given replace the usual ones. */
export function knownCode(
  sentAt: number,
  { ticket, ...changes }: Partial<Omit<KnownCode, "ticket">> & { ticket?: Partial<Ticket> } = {},
): KnownCode {
  return {
    ticket: {
      ...{ sub: "ab".repeat(16), jti: "ticket-0001", iat: sentAt, exp: sentAt + 900, challenge: "challenge-own" },
      ...{ channel: "email", destination: "j•••@g•••.com", destination_hash: "own", sent_at: sentAt },
      code_expires_at: sentAt + 600,
      ...ticket,
    },
    ...{ reports: true, deliveries: [], wide: {}, evidence: [], canProve: false, hasGateway: true },
    ...changes,
  };
}

/** A code of that challenge that we sent at `at` (epoch seconds) to that place. */
export function deliveryAt(at: number, changes: Partial<Delivery> = {}): Delivery {
  const time = new Date(at * 1000);
  return {
    ...{ id: `delivery-${at}`, challenge: "challenge-own", destinationHash: "own", waitSeconds: null },
    ...{ state: "sent", failure: null, requestedAt: time, sentAt: time, codeExpiresAt: new Date((at + 600) * 1000) },
    ...changes,
  };
}
