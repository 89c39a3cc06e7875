import { describe, expect, test } from "vitest";
import { parseDeliveryCodes } from "#machines/content/parsing/parse-delivery-codes.ts";
import { causeOf } from "#machines/evidence/cause-of.ts";
import { readContentFolder } from "../content/content-folder.ts";
import { providers } from "./providers.ts";
import { serviceReports } from "./testing/service-reports.ts";

const { codes, problems } = parseDeliveryCodes(await readContentFolder("content"));
if (!codes) throw new Error(problems.map((problem) => `${problem.file}:${problem.line} ${problem.message}`).join("\n"));

test.each(serviceReports)("it is %s: %s %s %s", (cause, provider, code, text) => {
  expect(causeOf(codes, { provider, code, text }).cause).toBe(cause);
});

test("every provider that is listened to has a file of its codes", () => {
  expect([...providers.keys()].filter((name) => !codes.vocabularies.has(name))).toEqual([]);
});

const webhooks: readonly (readonly [name: string, stage: string, cause: string | null, body: unknown])[] = [
  [
    ...(["mailgun", "delivered", null] as const),
    {
      event: "delivered",
      id: "MX-1",
      recipient: "kim@mx.example",
      "delivery-status": { code: 250, message: "OK" },
      "user-variables": [],
    },
  ],
  [
    "mailgun",
    "sent",
    null,
    { event: "accepted", id: "MX-2", "delivery-status": null, "user-variables": { challenge: "challenge-1" } },
  ],
  [
    ...(["mailgun", "failed", "sender-misconfigured"] as const),
    {
      event: "rejected",
      recipient: "j@example.org",
      reject: { reason: "Test subdomains reach authorised recipients only", description: "" },
    },
  ],
  [
    ...(["ses", "failed", "filtered"] as const),
    {
      eventType: "Bounce",
      bounce: { bounceType: "Transient", bounceSubType: "ContentRejected", bouncedRecipients: [{}] },
      mail: { messageId: "m2" },
    },
  ],
  [
    ...(["postmark", "failed", "suppressed"] as const),
    {
      RecordType: "Bounce",
      Type: "SMTPApiError",
      Details: "We cannot send: inactive address kim@mx.example (an earlier hard bounce)",
    },
  ],
  [
    "postmark",
    "failed",
    "suppressed",
    { RecordType: "SubscriptionChange", SuppressSending: true, SuppressionReason: "HardBounce" },
  ],
  ["postmark", "other", null, { RecordType: "SubscriptionChange", SuppressSending: false, SuppressionReason: null }],
  ["sendgrid", "failed", "suppressed", [{ event: "dropped", reason: "Bounced Address" }]],
  [
    "sendgrid",
    "failed",
    "mailbox-full",
    [{ event: "bounce", "smtp-id": "<m1@ismtpd>", status: "5.2.2", reason: "552 5.2.2 mailbox full" }],
  ],
  [
    ...(["resend", "failed", "suppressed"] as const),
    {
      type: "email.bounced",
      data: {
        bounce: { type: "Permanent", subType: "Suppressed", message: "The address is on the suppression list." },
      },
    },
  ],
  [
    "telnyx",
    "failed",
    "sender-not-registered",
    {
      data: {
        event_type: "message.finalized",
        payload: { to: [{ status: "delivery_failed" }], errors: [{ code: 40010 }] },
      },
    },
  ],
  [
    "bird",
    "failed",
    "handset-unreachable",
    { type: "sms.failed", data: { sms_id: "sms_1", error: { code: "E12003", carrier_error_code: 27 } } },
  ],
  [
    "sinch",
    "failed",
    "handset-unreachable",
    { message_delivery_report: { status: "FAILED", reason: { code: "RECIPIENT_NOT_REACHABLE" } } },
  ],
  [
    "infobip",
    "failed",
    "number-unknown",
    { results: [{ status: { groupName: "UNDELIVERABLE" }, error: { name: "EC_UNKNOWN_SUBSCRIBER" } }] },
  ],
  [
    "infobip",
    "sent",
    null,
    { results: [{ status: { groupName: "DELIVERED", name: "DELIVERED_TO_OPERATOR" }, error: { name: "NO_ERROR" } }] },
  ],
  ["vonage", "failed", "opted-out", { messageId: "v1", status: "failed", "err-code": "9", msisdn: "447700900000" }],
  [
    "aws-sms",
    "sent",
    null,
    { "detail-type": "Text Message Delivery Status Updated", detail: { eventType: "TEXT_SUCCESSFUL" } },
  ],
  [
    "whatsapp",
    "failed",
    "rate-limited",
    { entry: [{ changes: [{ value: { statuses: [{ status: "failed", errors: [{ code: 131049 }] }] } }] }] },
  ],
];

test.each(webhooks)("%s says %s: %s", (name, stage, cause, body) => {
  const { events = [], odd } = providers.get(name)?.understand(body, new Date()) ?? {};
  expect(odd).toEqual([]);
  expect(events.map((event) => event.stage)).toEqual([stage]);
  const [{ code, text } = {}] = events;
  if (cause !== null) expect(causeOf(codes, { provider: name, code, text }).cause).toBe(cause);
});

describe("who must act", () => {
  test("a sender that is not registered is ours to mend, and another try is for nothing", () => {
    expect(causeOf(codes, { provider: "twilio", code: "30034" })).toEqual({
      ...{ cause: "sender-not-registered", who: "us", permanent: "yes", confidence: "certain" },
    });
  });

  test("nothing that a service without a file writes is read as a mail server's reply", () => {
    expect(causeOf(codes, { provider: "some-text-service", text: "relay access denied" }).cause).toBe("unknown");
    expect(causeOf(codes, { provider: "own", text: "relay access denied" }).cause).toBe("sender-misconfigured");
  });
});
