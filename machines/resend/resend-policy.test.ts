import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallPolicy } from "../testing/small-policy.ts";
import { decideResend, type ResendHistory, withJitter } from "./resend-policy.ts";

const policy = smallPolicy();
const sends = (...times: number[]) => times.map((at) => ({ at, wait: null }));

/** Our sends of the challenge went to the destination as well. */
function history(challenge: number[] = [], elsewhere: number[] = [], more: Partial<ResendHistory> = {}): ResendHistory {
  return {
    firstSentAt: 0,
    challenge: sends(...challenge),
    destination: sends(...challenge, ...elsewhere),
    wide: {},
    origin: {},
    isOver: false,
    ...more,
  };
}

const decide = (now: number, past: ResendHistory = history(), from = policy) => decideResend(from, "email", past, now);

describe("the resend policy", () => {
  test("the first wait counts from the first code of the sign-in site", () => {
    expect(decide(0)).toEqual({ accepted: false, refusal: "cooling", retryAfterSeconds: 30 });
    expect(decide(29.5)).toEqual({ accepted: false, refusal: "cooling", retryAfterSeconds: 1 });
    expect(decide(30)).toEqual({ accepted: true, wait: 60 });
  });

  test("waits grow with each send and the last one repeats", () => {
    const free = smallPolicy({ perDestination: { sends: 100, per: 600, perDay: 100 } }, [30, 60]);
    expect(decide(30, history([30]), free)).toMatchObject({ retryAfterSeconds: 60 });
    expect(decide(90, history([30, 90]), free)).toMatchObject({ retryAfterSeconds: 60 });
  });

  test("the wait that was shown holds: chance and later settings do not change it", () => {
    const shown = { at: 30, wait: 66 };
    const past = history([], [], { challenge: [shown], destination: [shown] });
    expect(decide(30, past)).toMatchObject({ refusal: "cooling", retryAfterSeconds: 66 });
    expect(decide(95.9, past)).toMatchObject({ retryAfterSeconds: 1 });
    expect(decide(96, past)).toMatchObject({ accepted: true });
  });

  test("a used-up challenge is over: waiting does not help", () => {
    const past = history([1e4, 2e4, 3e4, 4e4, 5e4]);
    expect(decide(1e6, past)).toEqual({ accepted: false, refusal: "too-many", retryAfterSeconds: null });
  });

  test("a used-up destination is free again when its oldest send leaves the window", () => {
    const past = history([], [100, 200, 300, 400]);
    const tight = smallPolicy({}, [1]);
    expect(decide(500, past, tight)).toEqual({ accepted: false, refusal: "too-many", retryAfterSeconds: 100 });
    expect(decide(600, past, tight)).toMatchObject({ accepted: true });
  });

  test("a destination that rested starts with the short waits again", () => {
    expect(decide(2000, history([], [100, 200]))).toEqual({ accepted: true, wait: 60 });
  });

  test.each([
    ["addressBlock", "connection-busy"],
    ["dialCode", "site-busy"],
    ["site", "site-busy"],
  ] as const)("a full %s refuses as %s until its window moves on", (bucket, refusal) => {
    const rate = { sends: 3, per: 100 };
    const from = smallPolicy({ perAddressBlock: rate, perDialCode: rate, perSite: rate });
    const past = history([], [], { wide: { [bucket]: 1_000 } });
    expect(decide(1_099.5, past, from)).toEqual({ accepted: false, refusal, retryAfterSeconds: 1 });
    expect(decide(1_100, past, from)).toMatchObject({ accepted: true });
  });

  test("of several limits the one that lasts longest is named, with its own wait", () => {
    const from = smallPolicy({ perSite: { sends: 1, per: 3_600 } });
    expect(decide(10, history([], [], { wide: { site: 0 } }), from)).toEqual({
      accepted: false,
      refusal: "site-busy",
      retryAfterSeconds: 3_590,
    });
  });

  test("nothing goes to a refused country, and nobody is told to wait for it", () => {
    const from = smallPolicy({ countries: { allowed: [], refused: ["GB"] } });
    const past = history([], [], { origin: { country: "GB", dialCode: "44" } });
    expect(decide(1_000, past, from)).toEqual({ accepted: false, refusal: "country-refused", retryAfterSeconds: null });
  });

  test("a challenge that the sign-in site called over is over", () => {
    expect(decide(1_000, history([30], [], { isOver: true }))).toMatchObject({ refusal: "challenge-over" });
  });
});

test("chance never shortens a wait and adds at most its share, in whole seconds", () => {
  const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000 }),
      fc.integer({ min: 0, max: 10 }),
      chances,
      (wait, percent, chance) => {
        const shown = withJitter(wait, percent / 100, chance);
        expect(Number.isInteger(shown)).toBe(true);
        expect(shown).toBeGreaterThanOrEqual(wait);
        expect(shown).toBeLessThanOrEqual(wait * (1 + percent / 100));
      },
    ),
  );
});

const waits = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 });
const limits = fc.record({
  perChallenge: fc.integer({ min: 1, max: 6 }),
  perDestination: fc.record({
    sends: fc.integer({ min: 1, max: 5 }),
    per: fc.integer({ min: 1, max: 80 }),
    perDay: fc.integer({ min: 1, max: 8 }),
  }),
});
const presses = fc.array(fc.record({ after: fc.integer({ min: 0, max: 30 }), own: fc.boolean() }), { maxLength: 40 });

test("waiting as long as it said is enough, one second less is not, and it never says 0", () => {
  fc.assert(
    fc.property(waits, limits, presses, (given, caps, moves) => {
      let now = 0;
      const from = smallPolicy(caps, given);
      const all = moves.map(({ after, own }) => {
        now += after;
        return { at: now, own };
      });
      const at = (own: boolean) => all.filter((send) => send.own === own).map((send) => send.at);
      const past = history(at(true), at(false));
      const decision = decide(now, past, from);
      if (decision.accepted || decision.retryAfterSeconds === null) return;
      expect(decision.retryAfterSeconds).toBeGreaterThan(0);
      expect(decide(now + decision.retryAfterSeconds, past, from)).toMatchObject({ accepted: true });
      expect(decide(now + decision.retryAfterSeconds - 1, past, from).accepted).toBe(false);
    }),
  );
});
