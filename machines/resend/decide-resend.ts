import type { Cause } from "../evidence/cause.ts";
import { countryAllowed } from "../input/countries.ts";
import { type Known, type KnownCode, newestDelivery, newestEvidence, ownDeliveries } from "./known-code.ts";
import type { Refusal } from "./refusal.ts";
import { type ResendPolicy, rateOf, wideBuckets } from "./resend-policy.ts";
import { endOfCap, endOfWaits, nthWait, type Sends, sendsOf, within } from "./sends.ts";

/** Whether one more code may be sent, and if not, why. */
export type ResendDecision = Verdict & {
  /** Codes that may still be asked for with this ticket. */
  left: number;
  /** The next code costs a proof of work, or a longer wait. */
  needsProof: boolean;
};

type Verdict =
  /** `wait`: seconds until the send after this one, before chance adds to it. `costsProof`: a press without a proof would have to wait longer. */
  | { verdict: "allowed"; wait: number; costsProof: boolean }
  /** `until`: epoch seconds. */
  | { verdict: "wait"; because: WaitReason; until: number }
  /** For this ticket or this browser, whatever the time. */
  | { verdict: "refused"; because: LastingReason }
  /** A further code would be sure to fail like the newest one. */
  | { verdict: "pointless"; because: HopelessReason };

type WaitReason = Extract<Refusal, "cooling" | "too-many" | "connection-busy" | "site-busy">;
type LastingReason = Exclude<Refusal, "cooling" | "connection-busy" | "site-busy" | "cannot-arrive">;
type HopelessReason = (typeof hopelessFailures)[number] | (typeof hopelessCauses)[number];

/**
 * The one decision about a further code at `now`. Every limit must allow it; of several that make people wait, the one that lasts longest is named.
 */
export function decideResend(known: Known, policy: ResendPolicy, now: Date): ResendDecision {
  if (known.ticket === null) return { verdict: "refused", because: known.refusal, left: 0, needsProof: false };
  if (!known.hasGateway) return { verdict: "refused", because: "unavailable", left: 0, needsProof: false };
  const { channel } = known.ticket;
  const seconds = now.getTime() / 1000;
  const sends = sendsOf(known, seconds);
  const left = Math.max(0, policy[channel].perChallenge - ownDeliveries(known).length);
  const needsProof = asksForProof(known, policy, sends);
  return { ...verdictOf(known, policy, sends, needsProof, seconds), left, needsProof };
}

function verdictOf(known: KnownCode, policy: ResendPolicy, sends: Sends, needsProof: boolean, now: number): Verdict {
  const hopeless = hopelessReason(known);
  if (hopeless) return { verdict: "pointless", because: hopeless };
  const lasting = lastingReason(known, policy);
  if (lasting) return { verdict: "refused", because: lasting };

  const withProof = longestWait(known, policy, sends, 0, now);
  const without = needsProof ? longestWait(known, policy, sends, policy.proof?.wait ?? 0, now) : withProof;
  const longest = known.canProve ? withProof : without;
  if (longest.until > now) return { verdict: "wait", ...longest };
  return { verdict: "allowed", wait: waitAfter(known, policy, sends, now), costsProof: without.until > now };
}

/** Only texts cost money. The sign-in site's own first send does not count. */
function asksForProof({ ticket }: KnownCode, { proof }: ResendPolicy, { challenge, destination }: Sends): boolean {
  const nth = Math.max(challenge.length, destination.length);
  return ticket.channel === "sms" && proof !== undefined && nth >= proof.from;
}

/** The gateway's words for "nothing can arrive there". */
const hopelessFailures = ["unreachable", "country-refused"] as const;

/** Nothing the person can do makes a further code arrive at the same address or number. */
const hopelessCauses = [
  "suppressed",
  "country-not-allowed",
  "sender-not-registered",
  "cannot-receive-texts",
] as const satisfies Cause[];

/** The gateway or a delivery event said that nothing can arrive, and there is still the same place. A guess is not enough to take the button away. */
function hopelessReason(known: KnownCode): HopelessReason | undefined {
  const { failure, destinationHash } = newestDelivery(known);
  const evidence = newestEvidence(known);
  const isSamePlace = destinationHash === known.ticket.destination_hash;
  const isSure = evidence?.stage === "failed" && evidence.confidence !== "weak";
  return (
    hopelessFailures.find((one) => isSamePlace && one === failure) ??
    hopelessCauses.find((one) => isSure && one === evidence.cause)
  );
}

function lastingReason(known: KnownCode, policy: ResendPolicy): LastingReason | null {
  const { channel, country, dial_code } = known.ticket;
  const { countries, perChallenge } = policy[channel];
  const own = ownDeliveries(known);
  if (own.some(({ failure }) => failure === "challenge-over")) return "challenge-over";
  if (!countryAllowed(countries, { country, dialCode: dial_code }, channel === "sms")) return "country-refused";
  return own.length >= perChallenge ? "too-many" : null;
}

interface Wait {
  because: WaitReason;
  until: number;
}

/** `longer`: seconds that each wait after one of our sends lasts longer. `until` is `now` or earlier when there is nothing to wait for. */
function longestWait(known: KnownCode, policy: ResendPolicy, sends: Sends, longer: number, now: number): Wait {
  const { perDestination } = policy[known.ticket.channel];
  const { challenge, destination } = sends;
  const day = { sends: perDestination.perDay, per: 86_400 };
  const waits: Wait[] = [
    { because: "too-many", until: endOfCap(destination, perDestination, now) },
    { because: "too-many", until: endOfCap(destination, day, now) },
    { because: "cooling", until: endOfWaits(challenge, policy.waits, Number.POSITIVE_INFINITY, longer) },
    { because: "cooling", until: endOfWaits(destination, policy.waits, perDestination.per, longer) },
    ...wideWaits(known, policy),
  ];
  return waits.reduce((a, b) => (b.until > a.until ? b : a));
}

function wideWaits({ ticket, wide }: KnownCode, policy: ResendPolicy): Wait[] {
  return wideBuckets.flatMap((bucket) => {
    const rate = rateOf(policy[ticket.channel], bucket);
    const nthNewest = wide[bucket];
    if (!rate || nthNewest === undefined || nthNewest === null) return [];
    return [{ because: bucket === "addressBlock" ? "connection-busy" : "site-busy", until: nthNewest + rate.per }];
  });
}

/** The wait that a send at `now` would start. */
function waitAfter(known: KnownCode, { waits, ...policy }: ResendPolicy, sends: Sends, now: number): number {
  const { per } = policy[known.ticket.channel].perDestination;
  return Math.max(
    nthWait(waits, sends.challenge.length + 1),
    nthWait(waits, within(sends.destination, per, now).length + 1),
  );
}
