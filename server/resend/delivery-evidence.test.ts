import { beforeAll, expect, test } from "vitest";
import type { DeliveryView } from "#machines/code-status/code-status.ts";
import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import type { Cause, Finding } from "#machines/evidence/cause.ts";
import type { DeliveryEvidence } from "#machines/evidence/fold.ts";
import { readContentFolder } from "../content/content-folder.ts";
import { ticketFor } from "../testing/ticket.ts";
import { withEvidence } from "./delivery-evidence.ts";
import { describeDelivery } from "./delivery-view.ts";

const now = new Date("2026-11-22T14:02:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

let content: Content;
beforeAll(async () => {
  const parsed = parseContent(await readContentFolder("content"));
  if (!parsed.content) throw new Error("the content has errors");
  content = parsed.content;
});

const ticket = ticketFor(secondsAgo(90));

function seen(findings: DeliveryEvidence[], claims: Partial<typeof ticket> = {}): DeliveryView {
  const holder = { ...ticket, ...claims };
  return withEvidence(
    describeDelivery(holder, { records: [], wide: {} }, content.settings.policy.resend, now),
    holder,
    findings,
    content,
  );
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

test("what a report says of the newest code is told, with who must act and how sure it is", () => {
  const view = seen([found("mailbox-full")]);
  expect(view.evidence).toMatchObject({ stage: "failed", cause: "mailbox-full", who: "you", confidence: "certain" });
  expect(view.offers).toContain("mailbox-full");
  expect(view.resend.state).toBe("ready");
});

test("without reports nothing is claimed", () => {
  const nothing = seen([]);
  expect(nothing.evidence).toBeNull();
  expect(nothing.offers.toSorted()).toEqual(["expired", "slow"]);
});

test("reports about an older code, another channel or another delivery say nothing about this one", () => {
  expect(seen([found("mailbox-full", { at: secondsAgo(600), since: secondsAgo(610) })]).evidence).toBeNull();
  expect(seen([found("carrier-blocked", { channel: "sms" })]).evidence).toBeNull();
  expect(seen([found("mailbox-full", { delivery: "another-one" })]).evidence).toBeNull();
});

test("that a code was handed over says nothing yet", () => {
  expect(seen([found("unknown", { stage: "sent", finding: null })]).evidence).toBeNull();
});

test.each<Cause>(["suppressed", "country-not-allowed", "cannot-receive-texts"])(
  "where no further code can arrive, the button gives way to the reason: %s",
  (cause) => {
    const channel = cause === "suppressed" ? "email" : "sms";
    const refused = { state: "refused", refusal: "cannot-arrive", retryAfterSeconds: null };
    expect(seen([found(cause, { channel })], { channel }).resend).toMatchObject(refused);
    expect(seen([found(cause, { channel, confidence: "weak" })], { channel }).resend.state).toBe("ready");
  },
);

test.each<Cause>(["mailbox-full", "mailbox-unknown", "opted-out", "number-unknown", "carrier-blocked", "filtered"])(
  "what can be mended leaves the button: %s",
  (cause) => {
    expect(seen([found(cause, { permanent: "yes" })]).resend.state).toBe("ready");
  },
);

test("a provider and a slip are told only where the ticket or the mask shows them", () => {
  expect(seen([]).ticket).toMatchObject({ provider: null, meant: null });
  expect(seen([], { destination_domain: "gmail.com" }).ticket).toMatchObject({ provider: "gmail", meant: null });
  expect(seen([], { destination_domain: "gmial.com" }).ticket).toMatchObject({ provider: null, meant: "gmail.com" });
  expect(JSON.stringify(seen([], { destination_domain: "private.example" }))).not.toContain("private.example");
});
