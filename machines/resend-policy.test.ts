import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideResend, type ResendPolicy, resendBuckets } from "./resend-policy.ts";

const policy: ResendPolicy = {
  waits: [30, 60, 120, 300, 600],
  perChallenge: 5,
  perDestination: { sends: 5, per: 600, perDay: 10 },
};

const decide = (now: number, challenge: number[] = [], destination = challenge, from: ResendPolicy = policy) =>
  decideResend(resendBuckets(from, 0, { challenge, destination }), now);

describe("the resend policy", () => {
  test("the first wait counts from the first code of the sign-in site", () => {
    expect(decide(0)).toEqual({ accepted: false, refusal: "cooling", retryAfterSeconds: 30 });
    expect(decide(29.5)).toEqual({ accepted: false, refusal: "cooling", retryAfterSeconds: 1 });
    expect(decide(30)).toEqual({ accepted: true });
  });

  test("waits grow with each send and the last one repeats", () => {
    const free = { ...policy, waits: [30, 60], perDestination: { sends: 100, per: 600, perDay: 100 } };
    expect(decide(30, [30], [30], free)).toMatchObject({ retryAfterSeconds: 60 });
    expect(decide(90, [30, 90], [30, 90], free)).toMatchObject({ retryAfterSeconds: 60 });
  });

  test("a used-up challenge is over: waiting does not help", () => {
    const sends = [1e4, 2e4, 3e4, 4e4, 5e4];
    expect(decide(1e6, sends)).toEqual({ accepted: false, refusal: "too-many", retryAfterSeconds: null });
  });

  test("a used-up destination is free again when its oldest send leaves the window", () => {
    const elsewhere = [100, 200, 300, 400];
    expect(decide(500, [], elsewhere)).toMatchObject({ refusal: "too-many" });
    const tight = { ...policy, waits: [1] };
    expect(decide(500, [], elsewhere, tight)).toEqual({ accepted: false, refusal: "too-many", retryAfterSeconds: 100 });
    expect(decide(600, [], elsewhere, tight)).toEqual({ accepted: true });
  });

  test("a destination that rested starts with the short waits again", () => {
    expect(decide(2000, [], [100, 200])).toEqual({ accepted: true });
  });
});

const policies = fc.record({
  waits: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
  perChallenge: fc.integer({ min: 0, max: 6 }),
  perDestination: fc.record({
    sends: fc.integer({ min: 1, max: 5 }),
    per: fc.integer({ min: 1, max: 80 }),
    perDay: fc.integer({ min: 1, max: 8 }),
  }),
});
const presses = fc.array(fc.record({ after: fc.integer({ min: 0, max: 30 }), own: fc.boolean() }), { maxLength: 40 });

/** The policy said in the plainest way: look at one press and its past, knowing nothing of buckets. */
function modelAllows(from: ResendPolicy, now: number, own: number[], all: number[]): boolean {
  const last = Math.max(...all);
  const within = (seconds: number, until: number) => all.filter((at) => until - at < seconds);
  const wait = (sends: number[]) => from.waits[Math.min(sends.length, from.waits.length) - 1] ?? 0;
  return (
    own.length <= from.perChallenge &&
    within(from.perDestination.per, now).length < from.perDestination.sends &&
    within(86_400, now).length < from.perDestination.perDay &&
    now - Math.max(...own) >= wait(own) &&
    now - last >= wait(within(from.perDestination.per, last))
  );
}

test("agrees with the plain model on every history of presses", () => {
  fc.assert(
    fc.property(policies, presses, (from, moves) => {
      let now = 0;
      const challenge: number[] = [];
      const destination: number[] = [];
      for (const { after, own } of moves) {
        now += after;
        if (!own) {
          destination.push(now);
          continue;
        }
        const decision = decide(now, challenge, destination, from);
        expect(decision.accepted).toBe(modelAllows(from, now, [0, ...challenge], [0, ...destination]));
        if (decision.accepted) {
          challenge.push(now);
          destination.push(now);
        }
      }
    }),
  );
});

test("waiting as long as it said is enough, one second less is not, and it never says 0", () => {
  fc.assert(
    fc.property(policies, presses, (from, moves) => {
      let now = 0;
      const destination = moves.map(({ after }) => (now += after));
      const challenge = destination.filter((_, index) => moves[index]?.own);
      const decision = decide(now, challenge, destination, from);
      if (decision.accepted || decision.retryAfterSeconds === null) return;
      expect(decision.retryAfterSeconds).toBeGreaterThan(0);
      expect(decide(now + decision.retryAfterSeconds, challenge, destination, from)).toEqual({ accepted: true });
      expect(decide(now + decision.retryAfterSeconds - 1, challenge, destination, from).accepted).toBe(false);
    }),
  );
});
