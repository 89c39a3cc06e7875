import { expect, test } from "vitest";
import { codeStatus } from "../code-status/code-status.ts";
import type { Cause } from "../evidence/cause.ts";
import { decideResend } from "../resend/decide-resend.ts";
import type { Ticket } from "../resend/ticket.ts";
import { knownCode } from "../testing/known-code.ts";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { smallPolicy } from "../testing/small-policy.ts";
import { landingPath } from "./landing.ts";

const now = new Date("2026-11-22T14:02:00Z");
const sentAt = now.getTime() / 1000 - 30;

const fact = (key: string, values: string[], more = "") =>
  `${key}:\n  name: { en: ${key} }\n  ask: never\n  values: [${values.map((id) => `{ id: ${id}, label: { en: ${id} }${more} }`).join(", ")}]\n`;
const content = smallContent({
  "facts.yaml":
    fact("symptom", ["nothing-came", "refused"]) +
    fact("evidence", ["mailbox-full", "expired", "delivered", "slow"]) +
    fact("provider", ["gmail"]) +
    fact("country", ["india"], ", regions: [IN]"),
  "checks/full/en.md": checkFile({ "raised-by": "[mailbox-full]", effort: "60m" }),
  "checks/late/en.md": checkFile({ "raised-by": "[slow]", effort: "60m" }),
  "checks/over/en.md": checkFile({ channels: "[email, sms]", "raised-by": "[expired]", effort: "60m" }),
});

function landsOn(claims: Partial<Ticket>, cause?: Cause, at = sentAt): string {
  const finding = cause && { cause, permanent: "no" as const, who: "you" as const, confidence: "certain" as const };
  const evidence = finding
    ? [{ delivery: null, channel: "email" as const, stage: "failed" as const, finding, at: now, since: now }]
    : [];
  const known = knownCode(at, { ticket: claims, evidence });
  const status = codeStatus(known, decideResend(known, smallPolicy(), now), content, now);
  return landingPath(content, "en", known.ticket, status);
}

test("a known cause leads: the ticket lands on its check, however long that takes", () => {
  expect(landsOn({}, "mailbox-full")).toBe("/en/email/full/evidence.mailbox-full");
  expect(landsOn({ code_expires_at: sentAt + 10 })).toBe("/en/email/over/evidence.expired");
  expect(landsOn({})).not.toContain("evidence");
});

test("a code that is only slow does not decide where anybody lands", () => {
  expect(landsOn({}, undefined, sentAt - 300)).not.toContain("evidence");
});

test("mail provider and country are known from the ticket, where it leaves no doubt", () => {
  expect(landsOn({ destination_domain: "gmail.com" })).toMatch(/\/provider\.gmail$/);
  expect(landsOn({ destination_domain: "private.example" })).not.toContain("provider");
  expect(landsOn({ destination_domain: "private.example", provider_hint: "gmail" })).toMatch(/\/provider\.gmail$/);
  const sms = { channel: "sms" } as const;
  expect(landsOn({ ...sms, dial_code: "91" })).toMatch(/\/country\.india$/);
  expect(landsOn({ ...sms, country: "GB", dial_code: "44" })).not.toContain("country");
  expect(landsOn({ ...sms, dial_code: "1" })).not.toContain("country");
});

test("who has a code that is refused is not told what became of the message", () => {
  expect(landsOn({ symptom: "refused" }, "mailbox-full")).toMatch(/\/symptom\.refused$/);
  expect(landsOn({ symptom: "refused", code_expires_at: sentAt + 10 })).toContain("/evidence.expired");
});
