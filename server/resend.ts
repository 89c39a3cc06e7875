import { randomUUID } from "node:crypto";
import { and, eq, gt, or } from "drizzle-orm";
import type { DeliveryView } from "#machines/delivery";
import type { ResendPolicy } from "#machines/resend-policy";
import type { Database } from "./database.ts";
import { type DeliveryRecord, decide, describeDelivery } from "./delivery-view.ts";
import { buckets, deliveries, outbox } from "./schema.ts";
import type { Ticket } from "./ticket.ts";

export interface ResendRules {
  policy: ResendPolicy;
  /** How long a code of the channel works, in seconds: sending later than this is pointless. */
  lifeSeconds: Record<Ticket["channel"], number>;
}

export interface ResendAnswer {
  /** Whether this very press leads to a send. */
  accepted: boolean;
  /** What is true after the press; `view.resend.refusal` says why when it was not accepted. */
  view: DeliveryView;
}

/**
 * One press on "Send a new code" at `now`. Limits are counted and the delivery is written to the outbox in one transaction,
 * so of any number of presses at once exactly as many are accepted as the policy allows. Nothing is sent here.
 */
export async function requestResend(
  database: Database,
  ticket: Ticket,
  rules: ResendRules,
  now: Date,
): Promise<ResendAnswer> {
  return database.transaction(async (transaction) => {
    await lockBuckets(transaction, ticket, now);
    const records = await sendsOf(transaction, ticket, now);
    if (!decide(ticket, records, rules.policy, now).accepted)
      return { accepted: false, view: describeDelivery(ticket, records, rules.policy, now) };
    const record = newDelivery(ticket, now);
    await transaction.insert(deliveries).values(record);
    const deadline = new Date(now.getTime() + rules.lifeSeconds[ticket.channel] * 1000);
    await transaction.insert(outbox).values({ deliveryId: record.id, dueAt: now, deadline });
    return { accepted: true, view: describeDelivery(ticket, [...records, record], rules.policy, now) };
  });
}

/** The deliveries that count for the ticket: all of its challenge, and those of the last day to its destination. */
export function sendsOf(database: Database, ticket: Ticket, now: Date): Promise<DeliveryRecord[]> {
  const yesterday = new Date(now.getTime() - 86_400_000);
  const toDestination = eq(deliveries.destinationHash, ticket.destination_hash);
  return database
    .select()
    .from(deliveries)
    .where(or(eq(deliveries.challenge, ticket.challenge), and(toDestination, gt(deliveries.requestedAt, yesterday))));
}

/** The row locks last until the transaction ends. Always taken in the same order, so that two presses never wait for each other. */
async function lockBuckets(database: Database, ticket: Ticket, now: Date): Promise<void> {
  const keys = [`challenge:${ticket.challenge}`, `destination:${ticket.destination_hash}`].sort();
  await database
    .insert(buckets)
    .values(keys.map((key) => ({ key, touchedAt: now })))
    .onConflictDoUpdate({ target: buckets.key, set: { touchedAt: now } });
}

function newDelivery(ticket: Ticket, now: Date): DeliveryRecord {
  return {
    id: randomUUID(),
    challenge: ticket.challenge,
    channel: ticket.channel,
    destinationHash: ticket.destination_hash,
    state: "sending",
    failure: null,
    requestedAt: now,
    sentAt: null,
    codeExpiresAt: null,
  };
}
