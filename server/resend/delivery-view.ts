import type { DeliveryView, Refusal } from "#machines/code-status/code-status.ts";
import { asksForProof } from "#machines/resend/proof-policy.ts";
import { decideResend, type ResendPolicy } from "#machines/resend/resend-policy.ts";
import type { Ticket } from "../tickets/ticket.ts";
import { type DeliveryRecord, historyOf, type Past } from "./resend-history.ts";

/** What the ticket holder may know at `now`. */
export function describeDelivery(ticket: Ticket, past: Past, policy: ResendPolicy, now: Date): DeliveryView {
  const own = past.records.filter((record) => record.challenge === ticket.challenge);
  const newest = own.toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime())[0];
  const history = historyOf(ticket, past);
  const decision = decideResend(policy, ticket.channel, history, now.getTime() / 1000);
  return {
    now: now.toISOString(),
    ticket: {
      channel: ticket.channel,
      destination: ticket.destination,
      expiresAt: iso(ticket.exp),
      provider: null,
      meant: null,
    },
    delivery: newest ? fromRecord(newest) : firstCode(ticket),
    // server/resend/delivery-evidence.ts adds what reports and the clock tell.
    evidence: null,
    offers: [],
    pace: null,
    resend: {
      ...(isHopeless(ticket, newest)
        ? { state: "refused", refusal: "cannot-arrive", retryAfterSeconds: null }
        : decision.accepted
          ? { state: "ready", refusal: null, retryAfterSeconds: null }
          : { state: "refused", refusal: decision.refusal, retryAfterSeconds: decision.retryAfterSeconds }),
      left: Math.max(0, policy[ticket.channel].perChallenge - own.length),
      needsProof: asksForProof(policy.proof, ticket.channel, history),
    },
  };
}

/** What to tell a browser that may not know anything: only why. */
export function describeRefusal(refusal: Refusal, now: Date): DeliveryView {
  return {
    now: now.toISOString(),
    ticket: null,
    delivery: null,
    evidence: null,
    offers: [],
    pace: null,
    resend: { state: "refused", refusal, retryAfterSeconds: null, left: 0, needsProof: false },
  };
}

function fromRecord(record: DeliveryRecord): DeliveryView["delivery"] {
  return {
    id: record.id,
    state: record.state,
    failure: record.failure,
    requestedAt: record.requestedAt.toISOString(),
    sentAt: record.sentAt?.toISOString() ?? null,
    codeExpiresAt: record.codeExpiresAt?.toISOString() ?? null,
  };
}

/** The provider said that nothing can arrive there, and there is still the same place. */
function isHopeless(ticket: Ticket, newest: DeliveryRecord | undefined): boolean {
  if (newest?.state !== "failed" || newest.destinationHash !== ticket.destination_hash) return false;
  return newest.failure === "unreachable" || newest.failure === "country-refused";
}

/** The code the sign-in site sent before it sent the person to us. */
function firstCode(ticket: Ticket): DeliveryView["delivery"] {
  const sentAt = iso(ticket.sent_at);
  const codeExpiresAt = iso(ticket.code_expires_at);
  return { id: "first", state: "sent", failure: null, requestedAt: sentAt, sentAt, codeExpiresAt };
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
