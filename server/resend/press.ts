import { randomInt, randomUUID } from "node:crypto";
import type { DeliveryView } from "#machines/code-status/code-status.ts";
import { decideResend, type ResendPolicy, withJitter } from "#machines/resend/resend-policy.ts";
import type { Database } from "../data/database.ts";
import { buckets, deliveries, outbox } from "../data/schema.ts";
import type { Ticket } from "../tickets/ticket.ts";
import { describeDelivery } from "./delivery-view.ts";
import {
  type Asker,
  bucketKeys,
  type DeliveryRecord,
  dialCodeOfTicket,
  historyOf,
  type Past,
  pastWithoutProof,
  readPast,
} from "./known-code.ts";
import { spendProof } from "./proof-of-work.ts";

export interface ResendRules {
  policy: ResendPolicy;
  /** How long a code of the channel works, in seconds. */
  lifeSeconds: Record<Ticket["channel"], number>;
  /** How long a message of the channel usually travels, in seconds. */
  usualSeconds: Record<Ticket["channel"], number>;
}

export interface ResendAnswer {
  /** Whether this very press leads to a send. */
  accepted: boolean;
  /** What is true after the press; `view.resend.refusal` says why when it was not accepted. */
  view: DeliveryView;
}

/**
 * One press on "Send a new code" at `now`. All limits are counted and the delivery is written to the outbox in one transaction,
 * so of any number of presses at once exactly as many are accepted as the policy allows, whether or not there is an account behind the
 * ticket. Nothing is sent here. `chance` (0 ≤ x < 1) lengthens the next wait.
 */
export async function requestResend(
  database: Database,
  asker: Asker,
  rules: ResendRules,
  now: Date,
  chance = randomInt(1_000) / 1_000,
): Promise<ResendAnswer> {
  // Limits only fill up, so what is refused without the locks would be refused with them: a flood of presses does not queue for the site's lock.
  return (await refusalOf(database, asker, rules, now)) ?? (await takeAndWrite(database, asker, rules, now, chance));
}

async function refusalOf(database: Database, asker: Asker, { policy }: ResendRules, now: Date) {
  const past = await readPast(database, asker, policy, now);
  const counted = asker.proof?.solved ? past : pastWithoutProof(past, asker, policy);
  if (decide(asker.ticket, counted, policy, now).accepted) return null;
  return { accepted: false, view: describeDelivery(asker.ticket, pastToShow(past, asker, policy), policy, now) };
}

function decide(ticket: Ticket, past: Past, policy: ResendPolicy, now: Date) {
  return decideResend(policy, ticket.channel, historyOf(ticket, past), now.getTime() / 1000);
}

/** Who can prove work is told the shorter wait, and that the proof is needed. */
export function pastToShow(past: Past, asker: Asker, policy: ResendPolicy): Past {
  return asker.proof ? past : pastWithoutProof(past, asker, policy);
}

function takeAndWrite(
  database: Database,
  asker: Asker,
  rules: ResendRules,
  now: Date,
  chance: number,
): Promise<ResendAnswer> {
  const { ticket } = asker;
  const { policy } = rules;
  return database.transaction(async (transaction) => {
    await lockBuckets(transaction, bucketKeys(asker), now);
    const past = await readPast(transaction, asker, policy, now);
    const show = (seen: Past) => describeDelivery(ticket, pastToShow(seen, asker, policy), policy, now);
    let decision = decide(ticket, pastWithoutProof(past, asker, policy), policy, now);
    if (!decision.accepted && asker.proof?.solved) {
      decision = decide(ticket, past, policy, now);
      const isSpent = decision.accepted && !(await spendProof(transaction, asker.proof.solved, now));
      if (isSpent) return { accepted: false, view: show(past) };
    }
    if (!decision.accepted) return { accepted: false, view: show(past) };
    const record = newDelivery(asker, withJitter(decision.wait, policy.jitter, chance), now);
    await transaction.insert(deliveries).values(record);
    await transaction
      .insert(outbox)
      .values({ deliveryId: record.id, dueAt: now, deadline: deadlineOf(ticket, rules, now) });
    return { accepted: true, view: show({ ...past, records: [...past.records, record] }) };
  });
}

/** People wait for a code as long as a code lives. What would arrive later than that after the press is not sent any more. */
function deadlineOf({ channel }: Ticket, { lifeSeconds, usualSeconds }: ResendRules, now: Date): Date {
  return new Date(now.getTime() + Math.max(1, lifeSeconds[channel] - usualSeconds[channel]) * 1000);
}

/** The row locks last until the transaction ends. One statement takes them in the order of `keys`. */
async function lockBuckets(database: Database, keys: string[], now: Date): Promise<void> {
  await database
    .insert(buckets)
    .values(keys.map((key) => ({ key, touchedAt: now })))
    .onConflictDoUpdate({ target: buckets.key, set: { touchedAt: now } });
}

function newDelivery({ ticket, addressBlock }: Asker, waitSeconds: number, now: Date): DeliveryRecord {
  return {
    id: randomUUID(),
    challenge: ticket.challenge,
    channel: ticket.channel,
    destinationHash: ticket.destination_hash,
    addressBlock,
    dialCode: dialCodeOfTicket(ticket),
    waitSeconds,
    state: "sending",
    failure: null,
    requestedAt: now,
    sentAt: null,
    codeExpiresAt: null,
  };
}
