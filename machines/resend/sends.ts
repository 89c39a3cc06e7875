import type { Delivery } from "./delivery.ts";
import { type KnownCode, ownDeliveries } from "./known-code.ts";
import type { Rate } from "./resend-policy.ts";

/** One send. Times are epoch seconds. */
export interface Send {
  at: number;
  /** The wait after it, as it was decided and shown then; `null` for a send that was not ours, whose wait follows from the policy. */
  wait: number | null;
}

/** The sends behind a press, oldest first; the sign-in site's own first one counts for both. */
export interface Sends {
  challenge: Send[];
  destination: Send[];
}

/** The sends at `now` (epoch seconds). Those from the future (another server's clock) count as just made. */
export function sendsOf(known: KnownCode, now: number): Sends {
  const { ticket, deliveries } = known;
  const first = { at: ticket.sent_at, wait: null };
  const toDestination = deliveries.filter(({ destinationHash }) => destinationHash === ticket.destination_hash);
  return {
    challenge: inOrder([first, ...ownDeliveries(known).map(toSend)], now),
    destination: inOrder([first, ...toDestination.map(toSend)], now),
  };
}

/** The sends of the `per` seconds up to `until`. */
export function within(sends: Send[], per: number, until: number): Send[] {
  return sends.filter(({ at }) => at > until - per && at <= until);
}

/**
 * When the waits after all these sends are over: no send may come before the wait of any earlier one is. The n-th wait follows the n-th send
 * of the `per` seconds up to it; `longer` is added to those that were ours.
 */
export function endOfWaits(sends: Send[], waits: number[], per: number, longer: number): number {
  return Math.max(
    ...sends.map(({ at, wait }, index) => {
      const count = within(sends.slice(0, index + 1), per, at).length;
      return at + (wait === null ? nthWait(waits, count) : wait + longer);
    }),
  );
}

/** The moment enough sends have left the window for one more; `now` when there is room. */
export function endOfCap(sends: Send[], { sends: most, per }: Rate, now: number): number {
  const leaving = within(sends, per, now).at(-most);
  return leaving === undefined ? now : leaving.at + per;
}

/** The last wait repeats. */
export function nthWait(waits: number[], count: number): number {
  return waits[Math.min(count, waits.length) - 1] ?? 0;
}

function toSend({ requestedAt, waitSeconds }: Delivery): Send {
  return { at: requestedAt.getTime() / 1000, wait: waitSeconds };
}

function inOrder(sends: Send[], now: number): Send[] {
  return sends.map(({ at, wait }) => ({ at: Math.min(at, now), wait })).sort((a, b) => a.at - b.at);
}
