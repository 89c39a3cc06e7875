import { describe, expect, test } from "vitest";
import type { Cause, Finding } from "../evidence/cause.ts";
import type { DeliveryEvidence } from "../evidence/fold.ts";
import type { ResendDecision } from "../resend/decide-resend.ts";
import { decideResend } from "../resend/decide-resend.ts";
import type { Known } from "../resend/known-code.ts";
import { deliveryAt, knownCode } from "../testing/known-code.ts";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { smallPolicy } from "../testing/small-policy.ts";
import { codeStatus, codeStatusSchema } from "./code-status.ts";

const now = new Date("2026-11-22T14:02:00Z");
const sentAt = now.getTime() / 1000 - 90;
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

const values = ["mailbox-full", "delivered", "slow", "expired"].map((id) => `{ id: ${id}, label: { en: ${id} } }`);
const content = smallContent({
  "facts.yaml": `provider:
  name: { en: Mailbox }
  ask: tab
  values: [{ id: gmail, label: { en: Gmail } }]
evidence:
  name: { en: Delivery }
  ask: never
  values: [${values.join(", ")}]
`,
  "checks/late/en.md": checkFile({ "raised-by": "[slow, expired]" }),
});

/** What the holder of a ticket sees. */
function seen(evidence: DeliveryEvidence[], ticket: Parameters<typeof knownCode>[1] = {}) {
  return statusOf(knownCode(sentAt, { evidence, ...ticket }));
}

function statusOf(known: Known) {
  return codeStatus(known, decideResend(known, smallPolicy(), now), content, now);
}

function found(cause: Cause, changes: Partial<DeliveryEvidence> & Partial<Finding> = {}): DeliveryEvidence {
  const { permanent = "unknown", who = "you", confidence = "certain", ...rest } = changes;
  return {
    delivery: null,
    channel: "email",
    stage: "failed",
    finding: { cause, permanent, who, confidence },
    at: secondsAgo(80),
    since: secondsAgo(85),
    ...rest,
  };
}

describe("what a ticket holder sees", () => {
  test("is what delivery events say of the newest code, with who must act and how sure it is", () => {
    const status = seen([found("mailbox-full")]);
    expect(status.evidence).toEqual({
      ...{ stage: "failed", cause: "mailbox-full", who: "you", confidence: "certain" },
      at: secondsAgo(80).toISOString(),
    });
    expect(status.offers).toContain("mailbox-full");
    expect(status.resend.state).toBe("ready");
    expect(codeStatusSchema.parse(status)).toEqual(status);
  });

  test("claims nothing without delivery events", () => {
    const nothing = seen([]);
    expect(nothing.evidence).toBeNull();
    expect(nothing.offers.toSorted()).toEqual(["expired", "slow"]);
    expect(nothing.pace).toEqual({ usual: 60, slow: 60 });
  });

  test("leaves out events about an older code, another channel or another delivery", () => {
    expect(seen([found("mailbox-full", { at: secondsAgo(600), since: secondsAgo(610) })]).evidence).toBeNull();
    expect(seen([found("carrier-blocked", { channel: "sms" })]).evidence).toBeNull();
    expect(seen([found("mailbox-full", { delivery: "another-one" })]).evidence).toBeNull();
  });

  test("says nothing yet of a code that was only handed over", () => {
    expect(seen([found("unknown", { stage: "sent", finding: null })]).evidence).toBeNull();
  });

  test("is about the newest code: ours, once there is one", () => {
    const [older, newer] = [deliveryAt(sentAt + 30), deliveryAt(sentAt + 60, { state: "sending", sentAt: null })];
    const known = knownCode(sentAt, {
      deliveries: [newer, older],
      evidence: [found("delayed", { delivery: newer.id })],
    });
    expect(statusOf(known)).toMatchObject({ delivery: { id: newer.id, state: "sending", sentAt: null }, evidence: {} });
    expect(seen([]).delivery).toMatchObject({ id: "first", state: "sent", sentAt: secondsAgo(90).toISOString() });
  });

  test("names a provider and a slip only where the ticket or the mask shows them", () => {
    const of = (destination_domain: string) => seen([], { ticket: { destination_domain } });
    expect(seen([]).ticket).toMatchObject({ provider: null, meant: null });
    expect(of("gmail.com").ticket).toMatchObject({ provider: "gmail", meant: null });
    expect(of("gmial.com").ticket).toMatchObject({ provider: null, meant: "gmail.com" });
    expect(JSON.stringify(of("private.example"))).not.toContain("private.example");
    // The sign-in system knows who hosts the domain of a company, and better than the end of an address tells.
    expect(seen([], { ticket: { provider_hint: "outlook" } }).ticket).toMatchObject({ provider: "outlook" });
    const both = { destination_domain: "gmail.com", provider_hint: "outlook" };
    expect(seen([], { ticket: both }).ticket).toMatchObject({ provider: "outlook", meant: null });
    const slip = { destination_domain: "gmial.com", provider_hint: "outlook" };
    expect(seen([], { ticket: slip }).ticket).toMatchObject({ provider: "outlook", meant: "gmail.com" });
    expect(seen([], { ticket: { channel: "sms", provider_hint: "outlook" } }).ticket?.provider).toBeNull();
    // A mask of a number is no address.
    expect(seen([], { ticket: { channel: "sms", destination_domain: "gmail.com" } }).ticket?.provider).toBeNull();
  });
});

test("a browser without a code sees why, and nothing else", () => {
  expect(statusOf({ ticket: null, refusal: "ticket-used" })).toEqual({
    ...{ now: now.toISOString(), ticket: null, delivery: null, evidence: null, offers: [], pace: null },
    resend: { state: "refused", refusal: "ticket-used", retryAfterSeconds: null, left: 0, needsProof: false },
  });
});

describe("the decision, as it is shown", () => {
  const shown = (decision: ResendDecision) => codeStatus(knownCode(sentAt), decision, content, now).resend;
  const common = { left: 4, needsProof: true };
  const until = now.getTime() / 1000 + 17.2;

  test("a wait is said in whole seconds, rounded up and never 0", () => {
    const wait = { ...common, verdict: "wait", because: "cooling" } as const;
    const cooling = { ...common, state: "refused", refusal: "cooling" };
    expect(shown({ ...wait, until })).toEqual({ ...cooling, retryAfterSeconds: 18 });
    expect(shown({ ...wait, until: now.getTime() / 1000 })).toEqual({ ...cooling, retryAfterSeconds: 1 });
  });

  test("where waiting does not help no time is named", () => {
    expect(shown({ ...common, verdict: "refused", because: "too-many" })).toEqual({
      ...{ ...common, state: "refused", refusal: "too-many", retryAfterSeconds: null },
    });
    expect(shown({ ...common, verdict: "pointless", because: "suppressed" })).toEqual({
      ...{ ...common, state: "refused", refusal: "cannot-arrive", retryAfterSeconds: null },
    });
  });

  test("a press that would be accepted is told so", () => {
    expect(shown({ ...common, verdict: "allowed", wait: 60, costsProof: true })).toEqual({
      ...{ ...common, state: "ready", refusal: null, retryAfterSeconds: null },
    });
  });
});
