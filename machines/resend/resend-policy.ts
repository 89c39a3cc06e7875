import { type Countries, countryAllowed, type Origin } from "../input/countries.ts";
import type { DeliveryChannel } from "../words.ts";
import type { ProofPolicy } from "./proof-policy.ts";

/** The numbers of `policy.resend` in content/settings.yaml, in seconds. */
export interface ResendPolicy {
  /** Wait after the first send, after the second, …; the last one repeats. Never empty. */
  waits: number[];
  /** The share of a wait that chance may add to it, 0 to 0.1, so that people who were refused together do not come back together. */
  jitter: number;
  email: ChannelLimits;
  /** Every text costs money, so these are tighter and say no when in doubt. */
  sms: ChannelLimits;
  /** Left out: no proof of work is ever asked for. */
  proof?: ProofPolicy | undefined;
}

export interface ChannelLimits {
  /** Codes one challenge may be sent beyond the first. */
  perChallenge: number;
  /** `sends` within any `per` seconds, and `perDay` within any 24 hours; the first code counts. */
  perDestination: Rate & { perDay: number };
  /** All that is asked for from one block of internet addresses. */
  perAddressBlock: Rate;
  /** All that goes to one dial code. */
  perDialCode?: Rate | undefined;
  /** All that this site sends over the channel. */
  perSite: Rate;
  countries?: Countries | undefined;
}

/** At most `sends` within any `per` seconds. */
export interface Rate {
  sends: number;
  per: number;
}

/** One send. Times are epoch seconds. */
interface Send {
  at: number;
  /** The wait after it, as it was decided and shown then; `null` for a send that was not ours, whose wait follows from the policy. */
  wait: number | null;
}

/** What lies behind one press. Sends come in any order. */
export interface ResendHistory {
  /** The sign-in site's own first send: it starts the first wait and counts for the destination. */
  firstSentAt: number;
  /** Our sends of the challenge, all of them. */
  challenge: Send[];
  /** Our sends to the destination, at least those of the last day. */
  destination: Send[];
  /** For each wide bucket that the press falls into: when its n-th newest send was, n being what it allows; `null` when there were fewer. */
  wide: Partial<Record<WideBucket, number | null>>;
  /** Where the destination is, as far as the ticket tells. */
  origin: Origin;
  /** The sign-in site said that the challenge is over. */
  isOver: boolean;
}

/** Buckets that many people share. */
export const wideBuckets = ["addressBlock", "dialCode", "site"] as const;
export type WideBucket = (typeof wideBuckets)[number];

type PolicyRefusal = "cooling" | "too-many" | "connection-busy" | "site-busy" | "country-refused" | "challenge-over";

export type ResendDecision =
  /** `wait`: seconds until the send after this one, before chance adds to it. */
  | { accepted: true; wait: number }
  | {
      accepted: false;
      refusal: PolicyRefusal;
      /** Whole seconds until a press would be accepted, rounded up and at least 1; `null` when waiting does not help. */
      retryAfterSeconds: number | null;
    };

/**
 * Whether one more send over `channel` is allowed at `now` (epoch seconds): every limit must allow it. A refusal names the limit that
 * lasts longest. Sends from the future (another server's clock) count as just made.
 */
export function decideResend(
  policy: ResendPolicy,
  channel: DeliveryChannel,
  history: ResendHistory,
  now: number,
): ResendDecision {
  const limits = policy[channel];
  const first = { at: history.firstSentAt, wait: null };
  const challenge = inOrder([first, ...history.challenge], now);
  const destination = inOrder([first, ...history.destination], now);
  const { per, perDay } = limits.perDestination;
  const longest = [
    ...forGood(limits, channel, history),
    { refusal: "too-many" as const, until: challenge.length > limits.perChallenge ? Number.POSITIVE_INFINITY : now },
    { refusal: "too-many" as const, until: endOfCap(destination, limits.perDestination, now) },
    { refusal: "too-many" as const, until: endOfCap(destination, { sends: perDay, per: day }, now) },
    { refusal: "cooling" as const, until: endOfWaits(challenge, policy.waits, Number.POSITIVE_INFINITY) },
    { refusal: "cooling" as const, until: endOfWaits(destination, policy.waits, per) },
    ...wideLimits(limits, history.wide),
  ].reduce((a, b) => (b.until > a.until ? b : a));
  if (longest.until <= now)
    return {
      accepted: true,
      wait: Math.max(
        nthWait(policy.waits, challenge.length + 1),
        nthWait(policy.waits, within(destination, per, now).length + 1),
      ),
    };
  const isForGood = longest.until === Number.POSITIVE_INFINITY;
  const retryAfterSeconds = isForGood ? null : Math.max(1, Math.ceil(longest.until - now));
  return { accepted: false, refusal: longest.refusal, retryAfterSeconds };
}

/** A wait with what chance (0 ≤ `chance` < 1) adds to it: whole seconds, never shorter than `wait`, at most `jitter` longer. */
export function withJitter(wait: number, jitter: number, chance: number): number {
  return Math.floor(wait * (1 + jitter * chance));
}

const day = 86_400;

interface Limit {
  refusal: PolicyRefusal;
  until: number;
}

function forGood(limits: ChannelLimits, channel: DeliveryChannel, { origin, isOver }: ResendHistory): Limit[] {
  const until = Number.POSITIVE_INFINITY;
  if (isOver) return [{ refusal: "challenge-over", until }];
  return countryAllowed(limits.countries, origin, channel === "sms") ? [] : [{ refusal: "country-refused", until }];
}

function wideLimits(limits: ChannelLimits, wide: ResendHistory["wide"]): Limit[] {
  return wideBuckets.flatMap((bucket) => {
    const rate = rateOf(limits, bucket);
    const nthNewest = wide[bucket];
    if (!rate || nthNewest === undefined || nthNewest === null) return [];
    return [{ refusal: bucket === "addressBlock" ? "connection-busy" : "site-busy", until: nthNewest + rate.per }];
  });
}

/** What a wide bucket allows on a channel; `undefined` where it is not limited. */
export function rateOf(limits: ChannelLimits, bucket: WideBucket): Rate | undefined {
  return { addressBlock: limits.perAddressBlock, dialCode: limits.perDialCode, site: limits.perSite }[bucket];
}

function inOrder(sends: Send[], now: number): Send[] {
  return sends.map(({ at, wait }) => ({ at: Math.min(at, now), wait })).sort((a, b) => a.at - b.at);
}

/** The sends of the `per` seconds up to `until`. */
function within(sends: Send[], per: number, until: number): Send[] {
  return sends.filter(({ at }) => at > until - per && at <= until);
}

/** No send may come before the wait of any earlier one is over. The n-th wait follows the n-th send of the `per` seconds up to it. */
function endOfWaits(sends: Send[], waits: number[], per: number): number {
  return Math.max(
    ...sends.map(({ at, wait }, index) => {
      const count = within(sends.slice(0, index + 1), per, at).length;
      return at + (wait ?? nthWait(waits, count));
    }),
  );
}

function nthWait(waits: number[], count: number): number {
  return waits[Math.min(count, waits.length) - 1] ?? 0;
}

/** The moment enough sends have left the window for one more. */
function endOfCap(sends: Send[], { sends: most, per }: Rate, now: number): number {
  const leaving = within(sends, per, now).at(-most);
  return leaving === undefined ? now : leaving.at + per;
}
