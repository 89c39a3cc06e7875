import type { DeliveryView, Refusal } from "#machines/delivery";
import { decideResend, type ResendDecision, type ResendPolicy, resendBuckets } from "#machines/resend-policy";
import type { deliveries } from "./schema.ts";
import type { Ticket } from "./ticket.ts";

/** One delivery as the database keeps it. */
export type DeliveryRecord = typeof deliveries.$inferSelect;

/** What the ticket holder may know at `now`. `records`: the deliveries of the challenge and of the destination, in any order. */
export function describeDelivery(
  ticket: Ticket,
  records: DeliveryRecord[],
  policy: ResendPolicy,
  now: Date,
): DeliveryView {
  const own = records.filter((record) => record.challenge === ticket.challenge);
  const newest = own.toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime())[0];
  const decision = decide(ticket, records, policy, now);
  return {
    now: now.toISOString(),
    ticket: { channel: ticket.channel, destination: ticket.destination, expiresAt: iso(ticket.exp) },
    delivery: newest ? fromRecord(newest) : firstCode(ticket),
    resend: {
      state: decision.accepted ? "ready" : "refused",
      refusal: decision.accepted ? null : decision.refusal,
      retryAfterSeconds: decision.accepted ? null : decision.retryAfterSeconds,
      left: Math.max(0, policy.perChallenge - own.length),
    },
  };
}

/** What to tell a browser that may not know anything: only why. */
export function describeRefusal(refusal: Refusal, now: Date): DeliveryView {
  return {
    now: now.toISOString(),
    ticket: null,
    delivery: null,
    resend: { state: "refused", refusal, retryAfterSeconds: null, left: 0 },
  };
}

/** Whether the policy allows one more send after `records`. */
export function decide(ticket: Ticket, records: DeliveryRecord[], policy: ResendPolicy, now: Date): ResendDecision {
  const seconds = (matching: DeliveryRecord[]) => matching.map((record) => record.requestedAt.getTime() / 1000);
  const sends = {
    challenge: seconds(records.filter((record) => record.challenge === ticket.challenge)),
    destination: seconds(records.filter((record) => record.destinationHash === ticket.destination_hash)),
  };
  return decideResend(resendBuckets(policy, ticket.sent_at, sends), now.getTime() / 1000);
}

function fromRecord(record: DeliveryRecord): DeliveryView["delivery"] {
  return {
    id: record.id,
    state: record.state,
    requestedAt: record.requestedAt.toISOString(),
    sentAt: record.sentAt?.toISOString() ?? null,
    codeExpiresAt: record.codeExpiresAt?.toISOString() ?? null,
  };
}

/** The code the sign-in site sent before it sent the person to us. */
function firstCode(ticket: Ticket): DeliveryView["delivery"] {
  const sentAt = iso(ticket.sent_at);
  return { id: "first", state: "sent", requestedAt: sentAt, sentAt, codeExpiresAt: iso(ticket.code_expires_at) };
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
