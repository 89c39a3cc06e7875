import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cause, Finding } from "../evidence/cause.ts";
import type { DeliveryEvidence } from "../evidence/fold.ts";
import { deliveryAt, knownCode } from "../testing/known-code.ts";
import { smallPolicy } from "../testing/small-policy.ts";
import { decideResend } from "./decide-resend.ts";
import type { KnownCode } from "./known-code.ts";
import { withJitter } from "./resend-policy.ts";

const policy = smallPolicy();

/** The first code was sent at 0. Our sends of the challenge went to the destination as well; `elsewhere` are those of other challenges. */
function known(challenge: number[] = [], elsewhere: number[] = [], more: Parameters<typeof knownCode>[1] = {}) {
  const other = (at: number) => deliveryAt(at, { challenge: "challenge-other" });
  return knownCode(0, { deliveries: [...challenge.map((at) => deliveryAt(at)), ...elsewhere.map(other)], ...more });
}

/** What a delivery event says of the first code. */
function failed(cause: Cause, changes: Partial<Finding> = {}): DeliveryEvidence {
  const finding: Finding = { cause, permanent: "unknown", who: "you", confidence: "certain", ...changes };
  const at = new Date(5_000);
  return { delivery: null, channel: "email", stage: "failed", finding, at, since: at };
}

/** The decision at `now` (epoch seconds), with what is left of the wait instead of its end. */
function decide(now: number, what: KnownCode = known(), from = policy) {
  const { left, needsProof, ...decision } = decideResend(what, from, new Date(now * 1000));
  return decision.verdict === "wait" ? { ...decision, until: undefined, seconds: decision.until - now } : decision;
}

describe("the decision about a resend", () => {
  test("the first wait counts from the first code of the sign-in site", () => {
    expect(decide(0)).toMatchObject({ verdict: "wait", because: "cooling", seconds: 30 });
    expect(decide(29.5)).toMatchObject({ verdict: "wait", because: "cooling", seconds: 0.5 });
    expect(decide(30)).toEqual({ verdict: "allowed", wait: 60, costsProof: false });
  });

  test("waits grow with each send and the last one repeats", () => {
    const free = smallPolicy({ perDestination: { sends: 100, per: 600, perDay: 100 } }, [30, 60]);
    expect(decide(30, known([30]), free)).toMatchObject({ seconds: 60 });
    expect(decide(90, known([30, 90]), free)).toMatchObject({ seconds: 60 });
  });

  test("the wait that was shown holds: chance and later settings do not change it", () => {
    const shown = known([], [], { deliveries: [deliveryAt(30, { waitSeconds: 66 })] });
    expect(decide(30, shown)).toMatchObject({ because: "cooling", seconds: 66 });
    expect(decide(95.5, shown)).toMatchObject({ seconds: 0.5 });
    expect(decide(96, shown)).toMatchObject({ verdict: "allowed" });
  });

  test("a used-up challenge is over: waiting does not help", () => {
    expect(decide(1e6, known([1e4, 2e4, 3e4, 4e4, 5e4]))).toEqual({ verdict: "refused", because: "too-many" });
  });

  test("a used-up destination is free again when its oldest send leaves the window", () => {
    const full = known([], [100, 200, 300, 400]);
    const tight = smallPolicy({}, [1]);
    expect(decide(500, full, tight)).toMatchObject({ verdict: "wait", because: "too-many", seconds: 100 });
    expect(decide(600, full, tight)).toMatchObject({ verdict: "allowed" });
  });

  test("a destination that rested starts with the short waits again", () => {
    expect(decide(2000, known([], [100, 200]))).toMatchObject({ verdict: "allowed", wait: 60 });
  });

  test.each([
    ["addressBlock", "connection-busy"],
    ["dialCode", "site-busy"],
    ["site", "site-busy"],
  ] as const)("a full %s refuses as %s until its window moves on", (bucket, because) => {
    const rate = { sends: 3, per: 100 };
    const from = smallPolicy({ perAddressBlock: rate, perDialCode: rate, perSite: rate });
    const full = known([], [], { wide: { [bucket]: 1_000 } });
    expect(decide(1_099.5, full, from)).toMatchObject({ verdict: "wait", because, seconds: 0.5 });
    expect(decide(1_100, full, from)).toMatchObject({ verdict: "allowed" });
  });

  test("of several limits the one that lasts longest is named, with its own wait", () => {
    const from = smallPolicy({ perSite: { sends: 1, per: 3_600 } });
    expect(decide(10, known([], [], { wide: { site: 0 } }), from)).toMatchObject({
      verdict: "wait",
      because: "site-busy",
      seconds: 3_590,
    });
  });

  test("nothing goes to a refused country, and nobody is told to wait for it", () => {
    const from = smallPolicy({ countries: { allowed: [], refused: ["GB"] } });
    const there = known([], [], { ticket: { country: "GB", dial_code: "44" } });
    expect(decide(1_000, there, from)).toEqual({ verdict: "refused", because: "country-refused" });
  });

  test("a challenge that the sign-in site called over is over", () => {
    const over = [deliveryAt(30, { state: "failed", failure: "challenge-over" })];
    expect(decide(1_000, known([], [], { deliveries: over }))).toEqual({
      verdict: "refused",
      because: "challenge-over",
    });
  });

  test("a browser that may not know anything, and a site without a gateway, are refused for that reason alone", () => {
    const nobody = { ticket: null, refusal: "ticket-used" } as const;
    expect(decideResend(nobody, policy, new Date(0))).toEqual({
      ...{ verdict: "refused", because: "ticket-used", left: 0, needsProof: false },
    });
    const unsent = known([], [], { hasGateway: false, evidence: [failed("suppressed")] });
    expect(decideResend(unsent, policy, new Date(0))).toEqual({
      ...{ verdict: "refused", because: "unavailable", left: 0, needsProof: false },
    });
  });

  test("what is left counts the codes of this sign-in, not those to the same place", () => {
    expect(decideResend(known([30, 90], [200]), policy, new Date(300_000)).left).toBe(3);
  });
});

describe("where no further code can arrive", () => {
  test.each(["unreachable", "country-refused"] as const)("the word of the gateway is enough: %s", (failure) => {
    const newest = (changes: object) => known([], [], { deliveries: [deliveryAt(30, changes)] });
    const refused = { state: "failed", failure } as const;
    expect(decide(31, newest(refused))).toEqual({ verdict: "pointless", because: failure });
    expect(decide(1_000, newest(refused))).toEqual({ verdict: "pointless", because: failure });
    // The same sign-in now goes to another place.
    expect(decide(1_000, newest({ ...refused, destinationHash: "before" }))).toMatchObject({ verdict: "allowed" });
  });

  test.each(["refused", "no-answer", "too-many"] as const)(
    "other words of the gateway end with the wait: %s",
    (failure) => {
      const deliveries = [deliveryAt(30, { state: "failed", failure })];
      expect(decide(1_000, known([], [], { deliveries }))).toMatchObject({ verdict: "allowed" });
    },
  );

  test("only the newest code counts: what failed before it may be mended", () => {
    const deliveries = [deliveryAt(30, { state: "failed", failure: "unreachable" }), deliveryAt(100)];
    expect(decide(1_000, known([], [], { deliveries }))).toMatchObject({ verdict: "allowed" });
  });

  test.each<Cause>(["suppressed", "country-not-allowed", "sender-not-registered", "cannot-receive-texts"])(
    "so is a delivery event that is more than a guess: %s",
    (cause) => {
      const evident = (changes: Partial<Finding>) => known([], [], { evidence: [failed(cause, changes)] });
      expect(decide(1_000, evident({}))).toEqual({ verdict: "pointless", because: cause });
      expect(decide(1_000, evident({ confidence: "likely" }))).toEqual({ verdict: "pointless", because: cause });
      expect(decide(1_000, evident({ confidence: "weak" }))).toMatchObject({ verdict: "allowed" });
      const late = { ...failed(cause), stage: "delayed" } as const;
      expect(decide(1_000, known([], [], { evidence: [late] }))).toMatchObject({ verdict: "allowed" });
    },
  );

  test.each<Cause>(["mailbox-full", "mailbox-unknown", "opted-out", "number-unknown", "carrier-blocked", "filtered"])(
    "what can be mended leaves the button: %s",
    (cause) => {
      const evidence = [failed(cause, { permanent: "yes" })];
      expect(decide(1_000, known([], [], { evidence }))).toMatchObject({ verdict: "allowed" });
    },
  );
});

describe("a proof of work", () => {
  const proof = { from: 2, rounds: 20, wait: 60 };
  const from = { ...policy, proof };
  /** One text was sent, with a wait of 60 seconds. */
  const text = (more: Parameters<typeof knownCode>[1] = {}) =>
    knownCode(0, {
      ...{ ticket: { channel: "sms", dial_code: "44" }, deliveries: [deliveryAt(30, { waitSeconds: 60 })] },
      ...more,
    });

  test("shortens the wait to the usual one for a browser that can make it", () => {
    expect(decide(89, text({ canProve: true }), from)).toMatchObject({ verdict: "wait", seconds: 1 });
    expect(decide(90, text({ canProve: true }), from)).toMatchObject({ verdict: "allowed", costsProof: true });
    expect(decide(89, text(), from)).toMatchObject({ verdict: "wait", because: "cooling", seconds: 61 });
  });

  test("is not asked for when the longer wait is over, nor before the first text, nor for mail", () => {
    expect(decide(150, text({ canProve: true }), from)).toMatchObject({ verdict: "allowed", costsProof: false });
    expect(decide(30, text({ canProve: true, deliveries: [] }), from)).toMatchObject({ costsProof: false });
    expect(decide(90, text({ canProve: true, ticket: { channel: "email" } }), from)).toMatchObject({
      costsProof: false,
    });
    expect(decideResend(text(), from, new Date(0)).needsProof).toBe(true);
    expect(decideResend(text({ deliveries: [] }), from, new Date(0)).needsProof).toBe(false);
  });

  test("changes nothing but a wait that follows one of our sends, by at most what the policy names", () => {
    const whether = fc.record({
      now: fc.integer({ min: 0, max: 900 }),
      own: fc.array(fc.integer({ min: 0, max: 400 })),
    });
    fc.assert(
      fc.property(whether, fc.integer({ min: 0, max: 100 }), ({ now, own }, extra) => {
        const given = { ...policy, proof: { ...proof, wait: extra } };
        const deliveries = own.map((at, index) => deliveryAt(at, { id: `${index}`, waitSeconds: 40 }));
        const of = (canProve: boolean) => decideResend(text({ canProve, deliveries }), given, new Date(now * 1000));
        const [able, unable] = [of(true), of(false)];
        const end = (one: typeof able) => (one.verdict === "wait" ? one.until : now);
        if (able.verdict === "refused") expect(unable).toEqual(able);
        else {
          expect(end(unable)).toBeGreaterThanOrEqual(end(able));
          expect(end(unable)).toBeLessThanOrEqual(end(able) + extra);
          // Who cannot prove work is let through exactly when nobody would be asked for a proof.
          const isFree = able.verdict === "allowed" && !able.costsProof;
          expect(unable.verdict === "allowed").toBe(isFree);
        }
      }),
    );
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

test("waiting until it said is enough, one second less is not, and it never names the past", () => {
  fc.assert(
    fc.property(waits, limits, presses, (given, caps, moves) => {
      let now = 0;
      const from = smallPolicy(caps, given);
      const all = moves.map(({ after, own }) => {
        now += after;
        return { at: now, own };
      });
      const at = (own: boolean) => all.filter((send) => send.own === own).map((send) => send.at);
      const what = known(at(true), at(false));
      const decision = decideResend(what, from, new Date(now * 1000));
      if (decision.verdict !== "wait") return;
      expect(decision.until).toBeGreaterThan(now);
      expect(decide(decision.until, what, from)).toMatchObject({ verdict: "allowed" });
      expect(decide(decision.until - 1, what, from)).not.toMatchObject({ verdict: "allowed" });
    }),
  );
});
