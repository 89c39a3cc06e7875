import { asc, eq, inArray, lte } from "drizzle-orm";
import type { SendResult } from "#machines/resend/send-result.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import type { Database } from "../data/database.ts";
import { deliveries, outbox } from "../data/schema.ts";
import type { Gateway } from "../gateways/gateway.ts";

/** Hands the deliveries of the outbox to the gateway until every one is sent or has visibly failed. */
export interface Outbox {
  /** Looks now instead of at the next poll. */
  wake(): void;
  /**
   * Takes nothing new and resolves when everything under way has been written down. What is not done after `drainSeconds` is given back,
   * so that another process takes it up at once, with the same idempotency key.
   */
  drain(): Promise<void>;
  /** `late`: it has not been able to look for longer than it should. `stopping`: it takes nothing new. */
  state(): "running" | "late" | "stopping";
}

export interface OutboxOptions {
  database: Database;
  gateway: Gateway;
  /** How long a code works when the gateway does not say, in seconds. */
  lifeSeconds: () => Record<DeliveryChannel, number>;
  /** Milliseconds between two looks. */
  poll?: number;
  /** Longer than a gateway may take, so that a living claim is never taken twice. */
  leaseSeconds?: number;
  /** How long draining waits for gateways. */
  drainSeconds?: number;
  clock?: () => Date;
}

/**
 * Starts the runner. Any number of processes may run one on the same database. A claim is a lease: when its process dies, another takes the
 * delivery up after `leaseSeconds` with the same idempotency key, so nothing is lost and nothing sent twice.
 */
export function startOutbox({
  poll = 1_000,
  leaseSeconds = 15,
  drainSeconds = 12,
  clock = () => new Date(),
  ...options
}: OutboxOptions): Outbox {
  const underWay = new Map<string, Promise<void>>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let stopped = false;
  let complained = false;
  let lookedAt = Date.now();

  async function look(): Promise<void> {
    try {
      do {
        lookAgain = false;
        for (const claimed of await claim(options.database, most - underWay.size, leaseSeconds, clock())) {
          const { id } = claimed.delivery;
          const work = deliver(claimed, options, clock).catch(complain);
          underWay.set(id, work);
          void work.then(() => {
            underWay.delete(id);
            wake();
          });
        }
        complained = false;
        lookedAt = Date.now();
      } while (lookAgain && !stopped);
    } catch (cause) {
      complain(cause);
    }
  }

  function wake(): void {
    lookAgain = true;
    if (looking || stopped) return;
    looking = look().finally(() => {
      looking = undefined;
    });
  }

  /** Once per trouble, not once per second. What was claimed comes back by its lease. */
  function complain(cause: unknown): void {
    if (!complained) console.error(`outbox: ${cause instanceof Error ? cause.message : String(cause)}`);
    complained = true;
  }

  const timer = setInterval(wake, poll);
  timer.unref();
  wake();
  return {
    wake,
    state() {
      if (stopped) return "stopping";
      return Date.now() - lookedAt > Math.max(lateSeconds * 1_000, 3 * poll) ? "late" : "running";
    },
    async drain() {
      stopped = true;
      clearInterval(timer);
      await looking;
      await settledWithin(drainSeconds * 1_000, [...underWay.values()]);
      if (underWay.size > 0) await release(options.database, [...underWay.keys()], clock());
    },
  };
}

/** Longer than a look that ends in a silent database, so that one such look is not told yet. */
const lateSeconds = 10;

/** Sends under way at once in one process. */
const most = 10;

/** First try after a failure comes after a second, later ones after up to half a minute. */
const backOffSeconds = (attempts: number) => Math.min(2 ** (attempts - 1), 30);

type Claimed = Awaited<ReturnType<typeof claim>>[number];

async function claim(database: Database, limit: number, leaseSeconds: number, now: Date) {
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

async function deliver(claimed: Claimed, { database, gateway, lifeSeconds }: OutboxOptions, clock: () => Date) {
  const { id, challenge, channel, requestedAt } = claimed.delivery;
  if (clock() >= claimed.deadline)
    return finish(
      database,
      id,
      claimed.isUncertain ? { state: "failed", failure: "no-answer" } : { state: "expired-before-send" },
    );
  const mayBeOut = claimed.isUncertain;
  const result = await inTime(gateway.send({ id, challenge, channel, requestedAt, mayBeOut }));
  const now = clock();
  if (result.outcome === "sent") {
    const codeExpiresAt = result.codeExpiresAt ?? secondsAfter(now, lifeSeconds()[channel]);
    return finish(database, id, { state: "sent", sentAt: now, codeExpiresAt });
  }
  if (result.outcome === "refused") return finish(database, id, { state: "failed", failure: result.reason });
  return tryLater(database, claimed, result, now);
}

/** Longer than a gateway promises, shorter than a lease: one that never says anything must not take all places. */
const longestSend = 12_000;

async function inTime(sending: Promise<SendResult>): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: "unknown" }), longestSend);
  });
  const result = await Promise.race([sending, late]);
  clearTimeout(timer);
  return result;
}

async function finish(database: Database, id: string, end: Partial<typeof deliveries.$inferInsert>): Promise<void> {
  await database.transaction(async (transaction) => {
    const [open] = await transaction
      .delete(outbox)
      .where(eq(outbox.deliveryId, id))
      .returning({ id: outbox.deliveryId });
    // Without a row another process has written the end already.
    if (open) await transaction.update(deliveries).set(end).where(eq(deliveries.id, id));
  });
}

async function tryLater(
  database: Database,
  { delivery: { id }, attempts: before, deadline, isUncertain }: Claimed,
  result: Extract<SendResult, { outcome: "later" | "unknown" }>,
  now: Date,
): Promise<void> {
  const attempts = before + 1;
  const next = secondsAfter(now, Math.max(backOffSeconds(attempts), result.retryAfterSeconds ?? 0));
  console.warn(`delivery ${id}: ${result.outcome}, attempt ${attempts}`);
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

async function release(database: Database, ids: string[], now: Date): Promise<void> {
  await database.update(outbox).set({ dueAt: now }).where(inArray(outbox.deliveryId, ids));
}

async function settledWithin(milliseconds: number, work: Promise<void>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.all(work), late]);
  clearTimeout(timer);
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}

/**
 * Gives every claim back, for the next look. Only for a database that no other process can have open: there, a claim at the start belongs
 * to a process that died, and nobody should wait for its lease to end.
 */
export async function releaseClaims(database: Database, now: Date): Promise<void> {
  await database.update(outbox).set({ dueAt: now });
}

declare global {
  var runningOutbox: Outbox | undefined;
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

/** How the runner of this process does; `none` where nothing is sent. */
export function outboxState(): ReturnType<Outbox["state"]> | "none" {
  return globalThis.runningOutbox?.state() ?? "none";
}

/** Tells the runner of this process, if it has one, that there is something to send. Others find it at their next poll. */
export function wakeOutbox(): void {
  globalThis.runningOutbox?.wake();
}
