import type { Countries } from "../input/countries.ts";

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

/** The numbers of `policy.resend.proof` in content/settings.yaml. */
interface ProofPolicy {
  /** The n-th text asked for here, for one sign-in or to one number within a day, needs a proof of work. At least 2. */
  from: number;
  /** How many keys a browser derives at most to find the right one. */
  rounds: number;
  /** Without a proof, the wait before such a text is longer by this, in seconds. */
  wait: number;
}

/** Buckets that many people share. */
export const wideBuckets = ["addressBlock", "dialCode", "site"] as const;
export type WideBucket = (typeof wideBuckets)[number];

/** What a wide bucket allows on a channel; `undefined` where it is not limited. */
export function rateOf(limits: ChannelLimits, bucket: WideBucket): Rate | undefined {
  return { addressBlock: limits.perAddressBlock, dialCode: limits.perDialCode, site: limits.perSite }[bucket];
}

/** A wait with what chance (0 ≤ `chance` < 1) adds to it: whole seconds, never shorter than `wait`, at most `jitter` longer. */
export function withJitter(wait: number, jitter: number, chance: number): number {
  return Math.floor(wait * (1 + jitter * chance));
}
