/** The numbers of `policy.resend` in content/settings.yaml, in seconds. */
export interface ResendPolicy {
  /** Wait after the first send, after the second, …; the last one repeats. Never empty. */
  waits: number[];
  /** Codes one challenge may be sent beyond the first. */
  perChallenge: number;
  /** `sends` within any `per` seconds, and `perDay` within any 24 hours; the first code counts. */
  perDestination: { sends: number; per: number; perDay: number };
}

/** What one limited thing (a challenge, a destination, …) has behind it and may do. Times are epoch seconds, in any order. */
export interface Bucket {
  sends: number[];
  /** Growing waits after the last send: the n-th, where n counts the sends of the `within` seconds up to it (all when left out). */
  waits: { seconds: number[]; within?: number };
  /** At most `sends` within any `per` seconds; without `per`, ever. */
  caps: { sends: number; per?: number }[];
}

export type ResendDecision =
  | { accepted: true }
  | {
      accepted: false;
      refusal: "cooling" | "too-many";
      /** Whole seconds until a press would be accepted, rounded up and at least 1; `null` when waiting does not help. */
      retryAfterSeconds: number | null;
    };

/**
 * Whether one more send is allowed at `now` (epoch seconds): every bucket must allow it.
 * A refusal tells the longest wait of all buckets. Sends from the future (another server's clock) count as just made.
 */
export function decideResend(buckets: Bucket[], now: number): ResendDecision {
  const limits = buckets.flatMap((bucket) => {
    const sends = bucket.sends.map((at) => Math.min(at, now)).sort((a, b) => a - b);
    return [
      { refusal: "cooling" as const, until: endOfWait(sends, bucket.waits, now) },
      ...bucket.caps.map((cap) => ({ refusal: "too-many" as const, until: endOfCap(sends, cap, now) })),
    ];
  });
  const hit = limits.filter((limit) => limit.until > now);
  if (hit.length === 0) return { accepted: true };
  const until = Math.max(...hit.map((limit) => limit.until));
  return {
    accepted: false,
    refusal: hit.some((limit) => limit.refusal === "too-many") ? "too-many" : "cooling",
    retryAfterSeconds: until === Number.POSITIVE_INFINITY ? null : Math.max(1, Math.ceil(until - now)),
  };
}

/** The buckets of one press. The sign-in site's own first send (`firstSentAt`) starts the first wait and counts for the destination. */
export function resendBuckets(
  policy: ResendPolicy,
  firstSentAt: number,
  sends: { challenge: number[]; destination: number[] },
): Bucket[] {
  const { sends: most, per, perDay } = policy.perDestination;
  return [
    {
      sends: [firstSentAt, ...sends.challenge],
      waits: { seconds: policy.waits },
      caps: [{ sends: policy.perChallenge + 1 }],
    },
    {
      sends: [firstSentAt, ...sends.destination],
      waits: { seconds: policy.waits, within: per },
      caps: [
        { sends: most, per },
        { sends: perDay, per: day },
      ],
    },
  ];
}

const day = 86_400;

function endOfWait(sends: number[], waits: Bucket["waits"], now: number): number {
  const last = sends.at(-1);
  if (last === undefined) return now;
  const counted = sends.filter((at) => waits.within === undefined || at > last - waits.within).length;
  return last + (waits.seconds[Math.min(counted, waits.seconds.length) - 1] ?? 0);
}

/** The moment enough sends have left the window for one more. */
function endOfCap(sends: number[], cap: { sends: number; per?: number }, now: number): number {
  const { per } = cap;
  if (per === undefined) return sends.length < cap.sends ? now : Number.POSITIVE_INFINITY;
  const counted = sends.filter((at) => at > now - per);
  const leaving = cap.sends > 0 ? counted.at(-cap.sends) : Number.POSITIVE_INFINITY;
  return leaving === undefined ? now : leaving + per;
}
