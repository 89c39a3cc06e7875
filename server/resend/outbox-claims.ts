import { asc, eq, inArray, lte } from "drizzle-orm";
import type { SendResult } from "#machines/resend/send-result.ts";
import type { Database } from "../data/database.ts";
import { deliveries, outbox } from "../data/schema.ts";
import { log } from "../log/log.js";

/** A delivery that this process may hand over, until its lease ends. */
export type Claim = Awaited<ReturnType<typeof claimDue>>[number];

/** Claims up to `limit` deliveries that are due: nobody else takes them for `leaseSeconds`. */
export async function claimDue(database: Database, limit: number, leaseSeconds: number, now: Date) {
  if (limit <= 0) return [];
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({
        delivery: deliveries,
        deadline: outbox.deadline,
        attempts: outbox.attempts,
        isUncertain: outbox.isUncertain,
      })
      .from(outbox)
      .innerJoin(deliveries, eq(deliveries.id, outbox.deliveryId))
      .where(lte(outbox.dueAt, now))
      .orderBy(asc(outbox.dueAt))
      .limit(limit)
      .for("update", { of: outbox, skipLocked: true });
    const ids = due.map(({ delivery }) => delivery.id);
    if (ids.length > 0)
      await transaction
        .update(outbox)
        // Written before the gateway is asked: if this process dies now, nobody knows whether it sent.
        .set({ dueAt: secondsAfter(now, leaseSeconds), isUncertain: true })
        .where(inArray(outbox.deliveryId, ids));
    return due;
  });
}

/** Writes the end of a delivery, once, whoever comes first. */
export async function finish(
  database: Database,
  id: string,
  end: Partial<typeof deliveries.$inferInsert>,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const [open] = await transaction
      .delete(outbox)
      .where(eq(outbox.deliveryId, id))
      .returning({ id: outbox.deliveryId });
    // Without a row another process has written the end already.
    if (open) await transaction.update(deliveries).set(end).where(eq(deliveries.id, id));
  });
}

/** Puts a delivery off: to when the other side wants it, else after a growing while, at the latest to its deadline. */
export async function tryLater(
  database: Database,
  { delivery: { id }, attempts: before, deadline, isUncertain }: Claim,
  result: Extract<SendResult, { outcome: "later" | "unknown" }>,
  now: Date,
): Promise<void> {
  const attempts = before + 1;
  const next = secondsAfter(now, Math.max(backOffSeconds(attempts), result.retryAfterSeconds ?? 0));
  log("delivery-again", { delivery: id, outcome: result.outcome, attempts });
  await database
    .update(outbox)
    .set({
      attempts,
      dueAt: new Date(Math.min(next.getTime(), deadline.getTime())),
      // "Certainly not sent" speaks of this try only.
      isUncertain: isUncertain || result.outcome === "unknown",
    })
    .where(eq(outbox.deliveryId, id));
}

/** Gives claims back, so that another process takes them up at once. */
export async function release(database: Database, ids: string[], now: Date): Promise<void> {
  await database.update(outbox).set({ dueAt: now }).where(inArray(outbox.deliveryId, ids));
}

export function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}

/**
 * Gives every claim back, for the next look. Only for a database that no other process can have open: there, a claim at the start belongs
 * to a process that died, and nobody should wait for its lease to end.
 */
export async function releaseClaims(database: Database, now: Date): Promise<void> {
  await database.update(outbox).set({ dueAt: now });
}

/** Seconds after which a due code should have been taken up by some process. */
const overdueSeconds = 60;

/** Whether a code has been due for longer than it should be, in any process. */
export async function hasOverdue(database: Database, now: Date): Promise<boolean> {
  const rows = await database
    .select({ id: outbox.deliveryId })
    .from(outbox)
    .where(lte(outbox.dueAt, secondsAfter(now, -overdueSeconds)))
    .limit(1);
  return rows.length > 0;
}

/** First try after a failure comes after a second, later ones after up to half a minute. */
const backOffSeconds = (attempts: number) => Math.min(2 ** (attempts - 1), 30);
