import type { SendResult } from "#machines/resend/send-result.ts";
import type { DeliveryChannel } from "#machines/words.ts";
import type { Database } from "../data/database.ts";
import type { Gateway } from "../gateways/gateway.ts";
import { log } from "../log/log.js";
import { withinTime } from "../time-limit.ts";
import { apart, trace } from "../traces/trace.ts";
import { count, measure } from "../watch/count.js";
import { type Claim, claimDue, finish, release, secondsAfter, tryLater } from "./outbox-claims.ts";

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
  let lookedAt = Date.now();

  async function look(): Promise<void> {
    try {
      do {
        lookAgain = false;
        for (const claimed of await claimDue(options.database, most - underWay.size, leaseSeconds, clock())) {
          const { id } = claimed.delivery;
          const work = deliver(claimed, options, clock).catch(complain);
          underWay.set(id, work);
          void work.then(() => {
            underWay.delete(id);
            wake();
          });
        }
        lookedAt = Date.now();
      } while (lookAgain && !stopped);
    } catch (cause) {
      complain(cause);
    }
  }

  function wake(): void {
    lookAgain = true;
    if (looking || stopped) return;
    looking = apart(look).finally(() => {
      looking = undefined;
    });
  }

  /** What was claimed comes back by its lease. */
  function complain(cause: unknown): void {
    log("outbox-failing", {}, cause);
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
      await withinTime(drainSeconds * 1_000, Promise.all(underWay.values()), undefined);
      if (underWay.size > 0) await release(options.database, [...underWay.keys()], clock());
    },
  };
}

/** Longer than a look that ends in a silent database, so that one such look is not told yet. */
const lateSeconds = 10;

/** Sends under way at once in one process. */
const most = 10;

async function deliver(claimed: Claim, { database, gateway, lifeSeconds }: OutboxOptions, clock: () => Date) {
  const { id, challenge, channel, requestedAt } = claimed.delivery;
  if (clock() >= claimed.deadline) {
    log("delivery-too-late", {
      delivery: id,
      channel,
      attempts: claimed.attempts,
      mayHaveGoneOut: claimed.isUncertain,
    });
    count("sends", { channel, outcome: "too-late", reason: "" });
    return finish(
      database,
      id,
      claimed.isUncertain ? { state: "failed", failure: "no-answer" } : { state: "expired-before-send" },
    );
  }
  const askedAt = performance.now();
  const mayBeOut = claimed.isUncertain;
  const result = await trace("send", async (tell) => {
    const asking = gateway.send({ id, challenge, channel, requestedAt, mayBeOut });
    const said = await withinTime(longestSend, asking, unheard);
    const known = { channel, outcome: said.outcome, reason: said.outcome === "refused" ? said.reason : "" };
    measure("sendSeconds", { channel }, (performance.now() - askedAt) / 1_000);
    count("sends", known);
    tell({ delivery: id, ...known });
    return said;
  });
  const now = clock();
  if (result.outcome === "sent") {
    const codeExpiresAt = result.codeExpiresAt ?? secondsAfter(now, lifeSeconds()[channel]);
    return finish(database, id, { state: "sent", sentAt: now, codeExpiresAt });
  }
  if (result.outcome === "refused") {
    log("delivery-refused", { delivery: id, channel, reason: result.reason });
    return finish(database, id, { state: "failed", failure: result.reason });
  }
  return tryLater(database, claimed, result, now);
}

/** Longer than a gateway promises, shorter than a lease: one that never says anything must not take all places. */
const longestSend = 12_000;
const unheard: SendResult = { outcome: "unknown" };

declare global {
  var runningOutbox: Outbox | undefined;
}

/** How the runner of this process does; `none` where nothing is sent. */
export function outboxState(): ReturnType<Outbox["state"]> | "none" {
  return globalThis.runningOutbox?.state() ?? "none";
}

/** Tells the runner of this process, if it has one, that there is something to send. Others find it at their next poll. */
export function wakeOutbox(): void {
  globalThis.runningOutbox?.wake();
}
