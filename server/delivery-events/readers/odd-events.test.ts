import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { providers } from "../providers.ts";

const now = new Date("2026-11-22T14:05:00Z");
const understand = (name: string, body: unknown) => {
  const provider = providers.get(name);
  if (!provider) throw new Error(`no provider ${name}`);
  return provider.understand(body, now);
};

/** One event of each provider, with everything a reader looks at. */
const whole: Record<string, unknown> = {
  twilio: { MessageSid: "SM1", MessageStatus: "undelivered", ErrorCode: "30003", To: "+491701234567" },
  sendgrid: [
    {
      event: "bounce",
      sg_event_id: "e",
      message_id: "m",
      sg_message_id: "m.1",
      timestamp: 1,
      email: "j@mail.example",
      type: "blocked",
      status: "5.7.1",
      reason: "no",
      challenge: "challenge-1",
    },
  ],
  ses: {
    eventType: "Bounce",
    bounce: {
      bounceType: "Permanent",
      bounceSubType: "General",
      bouncedRecipients: [{ emailAddress: "j@mail.example", status: "5.1.1", diagnosticCode: "smtp; 550" }],
      timestamp: "2026-11-22T14:02:30.000Z",
    },
    mail: { messageId: "m", tags: { challenge: ["challenge-1"] } },
  },
  postmark: {
    RecordType: "Bounce",
    ID: 1,
    Type: "HardBounce",
    MessageID: "m",
    Email: "j@mail.example",
    Details: "no",
    Metadata: { challenge: "challenge-1" },
  },
  mailgun: {
    "event-data": {
      event: "failed",
      severity: "permanent",
      id: "e",
      recipient: "j@mail.example",
      message: { headers: { "message-id": "m" } },
      "delivery-status": { code: 550, message: "no" },
      "user-variables": { challenge: "challenge-1" },
    },
  },
  resend: {
    type: "email.bounced",
    created_at: "2026-11-22T14:02:30.000Z",
    data: {
      email_id: "m",
      to: ["j@mail.example"],
      tags: { challenge: "challenge-1" },
      bounce: { type: "Permanent", subType: "General", message: "no" },
    },
  },
  brevo: {
    event: "hard_bounce",
    email: "j@mail.example",
    "message-id": "m",
    ts_epoch: 1,
    reason: "no",
    "X-Mailin-custom": "challenge-1",
  },
  sparkpost: [
    {
      msys: {
        message_event: {
          type: "bounce",
          event_id: "e",
          message_id: "m",
          bounce_class: "10",
          raw_reason: "no",
          rcpt_to: "j@mail.example",
          rcpt_meta: { challenge: "challenge-1" },
        },
      },
    },
  ],
  mailjet: [
    {
      event: "bounce",
      time: 1,
      MessageID: 7,
      email: "j@mail.example",
      error_related_to: "recipient",
      error: "user unknown",
      CustomID: "challenge-1",
    },
  ],
  mailersend: {
    type: "activity.hard_bounced",
    data: {
      id: "e",
      recipient: "j@mail.example",
      message_id: "m",
      tags: ["challenge:challenge-1"],
      meta: { bounce_reason: "no" },
    },
  },
  mandrill: [
    {
      event: "hard_bounce",
      _id: "e",
      ts: 1,
      msg: {
        email: "j@mail.example",
        bounce_description: "bad_mailbox",
        diag: "no",
        metadata: { challenge: "challenge-1" },
      },
    },
  ],
  vonage: {
    message_uuid: "m",
    status: "rejected",
    client_ref: "challenge-1",
    to: "447700900000",
    error: { title: "1320", detail: "no" },
  },
  infobip: {
    results: [
      {
        messageId: "m",
        to: "447700900000",
        callbackData: "challenge-1",
        status: { groupName: "UNDELIVERABLE", name: "x" },
        error: { name: "EC_ABSENT_SUBSCRIBER" },
      },
    ],
  },
  bird: {
    service: "channels",
    event: "sms.outbound",
    payload: {
      id: "m",
      status: "delivery_failed",
      reference: "challenge-1",
      failure: { code: 15001, source: { code: "27" } },
    },
  },
  sinch: {
    type: "recipient_delivery_report_sms",
    batch_id: "m",
    recipient: "447700900000",
    code: 406,
    status: "Expired",
    client_reference: "challenge-1",
  },
  "aws-sms": {
    eventType: "TEXT_BLOCKED",
    messageId: "m",
    destinationPhoneNumber: "+447700900000",
    isoCountryCode: "GB",
    context: { challenge: "challenge-1" },
  },
  telnyx: {
    data: {
      id: "e",
      event_type: "message.finalized",
      payload: {
        id: "m",
        to: [{ phone_number: "+447700900000", status: "delivery_failed" }],
        errors: [{ code: "40008" }],
        tags: ["challenge:challenge-1"],
      },
    },
  },
  whatsapp: {
    entry: [
      {
        changes: [
          {
            value: {
              statuses: [
                {
                  id: "m",
                  status: "failed",
                  timestamp: "1",
                  recipient_id: "447700900000",
                  biz_opaque_callback_data: "challenge-1",
                  errors: [{ code: 131026 }],
                },
              ],
            },
          },
        ],
      },
    ],
  },
};

test("every provider has an example here", () => {
  expect(Object.keys(whole).toSorted()).toEqual([...providers.keys()].toSorted());
});

describe.each(Object.entries(whole))("%s", (name, body) => {
  test("reads its own event, with whose it is", () => {
    const { events, odd = [] } = understand(name, body);
    expect(odd).toEqual([]);
    expect(events).toMatchObject([{ stage: "failed", ...(name !== "twilio" && { challenge: "challenge-1" }) }]);
    expect(events[0]?.message).toBeTruthy();
    expect(events[0]?.id).not.toBe("");
  });

  test("any field may be missing, null, a list or another word, and never more is lost than that event", () => {
    const odd = fc.constantFrom(null, [], "", {}, 0, "x", [null], { challenge: [] }, undefined);
    fc.assert(
      fc.property(fc.nat(60), odd, (nth, value) => {
        const changed = withNth(body, nth, value);
        const { events, odd: kinds = [] } = understand(name, changed);
        expect(events.length + kinds.length).toBeLessThanOrEqual(1);
        for (const { at } of events) expect(at.getTime()).toBeGreaterThan(0);
      }),
    );
  });

  test("whatever is posted, nothing throws, and nothing that was posted is named", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const kind of understand(name, value).odd ?? []) expect(kind).toMatch(/^[\w."-]+: [A-Za-z:, ]+$/);
      }),
    );
  });
});

test("one odd event in a list of a thousand costs the others nothing, and is named by its kind", () => {
  const list = Array.from({ length: 1_000 }, (_, nth) => ({
    ...{ event: nth === 500 ? null : "delivered", sg_event_id: `s${nth}`, email: "j@mail.example" },
    ...{ type: null, timestamp: null, challenge: nth % 2 ? "challenge-1" : [] },
  }));
  const { events, odd } = understand("sendgrid", list);
  expect(events).toHaveLength(999);
  expect(odd).toEqual([expect.stringMatching(/^event: /)]);
  expect(odd?.join()).not.toMatch(/mail\.example|s500/);
});

/** The body with its `nth` inner value changed. */
function withNth(body: unknown, nth: number, value: unknown): unknown {
  let left = nth;
  const walk = (given: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(given)) return given.map(walk);
    if (typeof given !== "object" || given === null) return given;
    return Object.fromEntries(Object.entries(given).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(body);
}
