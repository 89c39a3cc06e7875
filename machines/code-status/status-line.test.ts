import { expect, test } from "vitest";
import type { CodeStatus } from "./code-status.ts";
import { statusLine } from "./status-line.ts";

const sentAt = Date.parse("2026-11-22T14:02:00.000Z");
const iso = (seconds: number) => new Date(sentAt + seconds * 1_000).toISOString();
const lifeSeconds = 600;

function status(changes: Partial<CodeStatus> = {}): CodeStatus {
  return {
    now: iso(0),
    ticket: {
      channel: "sms",
      destination: "+44 ••• ••56",
      expiresAt: iso(900),
      reports: true,
      provider: null,
      meant: null,
      returnTo: null,
    },
    delivery: {
      id: "first",
      state: "sent",
      failure: null,
      requestedAt: iso(0),
      sentAt: iso(0),
      codeExpiresAt: iso(lifeSeconds),
    },
    evidence: null,
    offers: ["slow", "expired", "carrier-blocked", "delayed", "delivered"],
    pace: { usual: 10, slow: 60 },
    resend: { state: "ready", refusal: null, retryAfterSeconds: null, left: 5, needsProof: false },
    ...changes,
  };
}

const report = (evidence: Partial<NonNullable<CodeStatus["evidence"]>>): Partial<CodeStatus> => ({
  evidence: {
    stage: "failed",
    cause: "carrier-blocked",
    who: "carrier",
    confidence: "likely",
    at: iso(5),
    ...evidence,
  },
});

const at = (seconds: number, changes?: Partial<CodeStatus>) => statusLine(status(changes), sentAt + seconds * 1_000);

test("without any report the age of the code tells: usual, then nothing to say, then slow, then lost", () => {
  expect(at(3)).toMatchObject({ state: "sent", age: "usual", offer: null });
  expect(at(30)).toMatchObject({ state: "sent", age: null, offer: null });
  expect(at(60)).toMatchObject({ state: "sent", age: "slow", offer: "slow" });
  expect(at(lifeSeconds)).toMatchObject({ state: "over", age: "lost", offer: "expired" });
});

test("each change that time alone brings is announced to the millisecond", () => {
  for (let seconds: number | null = 0, steps = 0; seconds !== null; steps++) {
    expect(steps).toBeLessThan(5);
    const line = at(seconds);
    if (line?.changesIn == null) {
      expect(line?.state).toBe("over");
      break;
    }
    const next: number = seconds + line.changesIn / 1_000;
    expect(at(next - 0.001)).toMatchObject({ state: line.state, age: line.age });
    expect(at(next)).not.toMatchObject({ state: line.state, age: line.age });
    seconds = next;
  }
});

test("a usual time longer than the slow one is not called slow", () => {
  expect(at(70, { pace: { usual: 90, slow: 60 } })).toMatchObject({ age: "usual" });
});

test("a report takes the place of the guess by age, and offers its own step", () => {
  expect(at(70, report({}))).toMatchObject({ state: "known", age: null, offer: "carrier-blocked" });
  expect(at(70, report({ stage: "delivered", cause: "delivered" }))).toMatchObject({
    state: "sent",
    offer: "delivered",
  });
  const delayed = report({ stage: "delayed", cause: "delayed" });
  expect(at(70, delayed)).toMatchObject({ state: "sent", offer: "delayed" });
  expect(at(lifeSeconds, delayed)).toMatchObject({ state: "over", offer: "expired" });
});

test("a reason from which no check follows is told, not offered", () => {
  expect(at(70, report({ cause: "unknown" }))).toMatchObject({ state: "known", offer: null });
});

test("a code that is not out yet is on its way, then slow; what failed here is no matter of reports", () => {
  const sending = {
    id: "1",
    state: "sending" as const,
    failure: null,
    requestedAt: iso(0),
    sentAt: null,
    codeExpiresAt: null,
  };
  expect(at(2, { delivery: sending })).toMatchObject({ state: "sending", offer: null, changesIn: 8_000 });
  expect(at(10, { delivery: sending })).toMatchObject({ state: "slow", offer: null, changesIn: null });
  expect(at(10, { delivery: { ...sending, state: "failed" } })).toMatchObject({ state: "failed", offer: null });
});

test("nothing is claimed without a ticket", () => {
  expect(at(70, { ticket: null })).toBeNull();
  expect(at(70, { delivery: null })).toBeNull();
});

test("where nothing may be known of what became of a code, it is not said to be sent; the first one was, as the ticket says", () => {
  const { ticket, delivery } = status();
  const closed = { ticket: ticket && { ...ticket, reports: false } };
  const ours = { ...closed, delivery: delivery && { ...delivery, id: "second" } };
  for (const seconds of [0, 30, 200]) {
    expect(statusLine(status(closed), sentAt + seconds * 1_000)?.state).toBe("sent");
    expect(statusLine(status(ours), sentAt + seconds * 1_000)?.state).toBe("asked");
  }
  expect(statusLine(status(ours), sentAt + (lifeSeconds + 1) * 1_000)?.state).toBe("over");
});
