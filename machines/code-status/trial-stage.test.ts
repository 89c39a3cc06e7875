import { expect, test } from "vitest";
import type { CodeStatus } from "./code-status.ts";
import { stageChangesIn, trialStage } from "./trial-stage.ts";

const pressedAt = Date.parse("2026-11-22T14:02:00.000Z");
const iso = (seconds: number) => new Date(pressedAt + seconds * 1_000).toISOString();

type Delivery = NonNullable<CodeStatus["delivery"]>;

/** A press two seconds before the code went out, as its ticket holder sees it. */
function status(delivery: Partial<Delivery> = {}, changes: Partial<CodeStatus> = {}): CodeStatus {
  const ticket = { channel: "email", destination: "j•••@g•••.com", expiresAt: iso(900), reports: true } as const;
  return {
    now: iso(0),
    ticket: { ...ticket, provider: null, meant: null, returnTo: null },
    delivery: {
      ...{ id: "d1", state: "sent", failure: null, requestedAt: iso(0), sentAt: iso(2), codeExpiresAt: iso(600) },
      ...delivery,
    },
    evidence: null,
    offers: [],
    pace: { usual: 60, slow: 60 },
    resend: { state: "ready", refusal: null, retryAfterSeconds: null, left: 4, needsProof: false },
    ...changes,
  };
}

const refused = (refusal: NonNullable<CodeStatus["resend"]["refusal"]>, retryAfterSeconds: number | null = null) => ({
  resend: { state: "refused" as const, refusal, retryAfterSeconds, left: 3, needsProof: false },
});
const stage = (seconds: number, asked: boolean, one: CodeStatus) => trialStage(one, asked, pressedAt + seconds * 1_000);

test("first there is a code to send, or a time to wait for; a code of before does not count as sent", () => {
  for (const id of ["first", "d1"]) {
    expect(stage(70, false, status({ id }))).toEqual({ kind: "send", failed: false });
    expect(stage(70, false, status({ id }, refused("cooling", 20)))).toEqual({ kind: "wait", failed: false });
    expect(stage(70, false, status({ id }, refused("too-many", 4_000)))).toEqual({ kind: "wait", failed: false });
  }
});

test("a code that goes out is waited for as long as it usually takes, and only then it is asked whether it arrived", () => {
  expect(stage(1, true, status({ state: "sending", sentAt: null }))).toEqual({ kind: "sending" });
  const onItsWay = stage(30, true, status());
  expect(onItsWay).toEqual({ kind: "on-its-way", until: pressedAt + 62_000 });
  expect(stageChangesIn(status(), onItsWay, pressedAt + 30_000)).toBe(32_000);
  expect(stage(62, true, status())).toEqual({ kind: "ask" });
});

test("a report that tells what became of it ends the wait", () => {
  const evidence = { cause: "delivered", who: "you", confidence: "likely", at: iso(5) } as const;
  expect(stage(6, true, status({}, { evidence: { ...evidence, stage: "delivered" } })).kind).toBe("ask");
  expect(stage(6, true, status({}, { evidence: { ...evidence, stage: "failed" } })).kind).toBe("ask");
  expect(stage(6, true, status({}, { evidence: { ...evidence, stage: "delayed" } })).kind).toBe("on-its-way");
});

test("that nothing came can be said of a code that was sent, and of no other", () => {
  const sign = (delivery: Partial<Delivery>) => stage(300, true, status(delivery)).kind;
  expect(sign({})).toBe("ask");
  expect(sign({ state: "failed", failure: "no-answer" })).toBe("ask");
  expect(sign({ id: "first" })).toBe("send");
  expect(sign({ state: "sending", sentAt: null })).toBe("stuck");
  expect(stage(300, true, status({ state: "failed", failure: "refused" }))).toEqual({ kind: "send", failed: true });
  expect(stage(300, true, status({ state: "expired-before-send" }, refused("cooling", 9)))).toEqual({
    kind: "wait",
    failed: true,
  });
});

test("where none can go out any more, nothing is tried; where only this page cannot send, the sign-in page may", () => {
  for (const refusal of ["too-many", "country-refused", "cannot-arrive"] as const)
    expect(stage(70, false, status({ id: "first" }, refused(refusal)))).toEqual({ kind: "closed", refusal });
  for (const refusal of ["unavailable", "challenge-over"] as const)
    expect(stage(70, false, status({ id: "first" }, refused(refusal)))).toEqual({ kind: "elsewhere", refusal });
});

test("without a ticket the person asks where they sign in, and what came of it is asked afterwards", () => {
  const nothing = status({}, { ticket: null, delivery: null, pace: null, ...refused("ticket-expired") });
  expect(stage(0, false, nothing)).toEqual({ kind: "elsewhere", refusal: "ticket-expired" });
  expect(stage(0, true, nothing)).toEqual({ kind: "ask" });
});
