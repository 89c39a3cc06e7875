import { randomInt, randomUUID } from "node:crypto";
import { decideResend, type ResendDecision } from "#machines/resend/decide-resend.ts";
import type { Delivery } from "#machines/resend/delivery.ts";
import type { Known, KnownCode } from "#machines/resend/known-code.ts";
import { withJitter } from "#machines/resend/resend-policy.ts";
import { dialCodeOfTicket, type Ticket } from "#machines/resend/ticket.ts";
import type { Database } from "../data/database.ts";
import { deliveries, outbox } from "../data/schema.ts";
import { type Asker, readKnownCode, readPast } from "./known-code.ts";
import { lockLimits } from "./limit-locks.ts";
import { spendProof } from "./proof-of-work.ts";
import type { ResendRules } from "./resend-rules.ts";

/** What is known after a press, or a mere look, and the decision about the next press that follows from it. */
export interface Judged {
  /** Whether this very press leads to a send. */
  accepted: boolean;
  known: Known;
  decision: ResendDecision;
}

/**
 * One press on "Send a new code" at `now`. All limits are counted and the delivery is written to the outbox in one transaction,
 * so of any number of presses at once exactly as many are accepted as the policy allows, whether or not there is an account behind the
 * ticket. Nothing is sent here. `chance` (0 ≤ x < 1) lengthens the next wait.
 */
export async function press(
  database: Database,
  asker: Asker,
  rules: ResendRules,
  now: Date,
  chance = randomInt(1_000) / 1_000,
): Promise<Judged & { known: KnownCode }> {
  const { policy } = rules;
  const known = await readKnownCode(database, asker, rules, now);
  const decision = decideResend(known, policy, now);
  // Limits only fill up, so what is refused without the locks would be refused with them: a flood of presses does not queue for the site's lock.
  if (!isPayable(decision, asker)) return { accepted: false, known, decision };
  return database.transaction(async (transaction) => {
    await lockLimits(transaction, asker, now);
    const locked = { ...known, ...(await readPast(transaction, asker, rules, now)) };
    const final = decideResend(locked, policy, now);
    if (!isPayable(final, asker) || !(await pay(transaction, final, asker, now)))
      return { accepted: false, known: locked, decision: final };
    const delivery = newDelivery(asker.ticket, withJitter(final.wait, policy.jitter, chance), now);
    await write(transaction, delivery, asker, rules);
    const after = { ...locked, deliveries: [...locked.deliveries, delivery] };
    return { accepted: true, known: after, decision: decideResend(after, policy, now) };
  });
}

type Allowed = Extract<ResendDecision, { verdict: "allowed" }>;

/** Whether a press was allowed and, where it costs a proof of work, has brought one. */
function isPayable(decision: ResendDecision, { proof }: Asker): decision is Allowed {
  return decision.verdict === "allowed" && (!decision.costsProof || Boolean(proof?.solved));
}

/** Returns false when the proof was used before. */
async function pay(transaction: Database, { costsProof }: Allowed, { proof }: Asker, now: Date): Promise<boolean> {
  return !costsProof || !proof?.solved || spendProof(transaction, proof.solved, now);
}

async function write(transaction: Database, delivery: Delivery, { ticket, addressBlock }: Asker, rules: ResendRules) {
  const { channel } = ticket;
  const { id, requestedAt } = delivery;
  await transaction.insert(deliveries).values({
    ...delivery,
    ...{ channel, addressBlock, dialCode: dialCodeOfTicket(ticket) },
  });
  await transaction
    .insert(outbox)
    .values({ deliveryId: id, dueAt: requestedAt, deadline: deadlineOf(ticket, rules, requestedAt) });
}

/** People wait for a code as long as a code lives. What would arrive later than that after the press is not sent any more. */
function deadlineOf({ channel }: Ticket, { lifeSeconds, usualSeconds }: ResendRules, now: Date): Date {
  return new Date(now.getTime() + Math.max(1, lifeSeconds[channel] - usualSeconds[channel]) * 1000);
}

function newDelivery({ challenge, destination_hash }: Ticket, waitSeconds: number, now: Date): Delivery {
  return {
    ...{ id: randomUUID(), challenge, destinationHash: destination_hash, waitSeconds },
    ...{ state: "sending", failure: null, requestedAt: now, sentAt: null, codeExpiresAt: null },
  };
}
