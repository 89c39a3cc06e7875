import { createHash, createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { isSigned as isSignedByMailgun, readMailgun } from "./mail/mailgun.ts";
import { readPostmark } from "./mail/postmark.ts";
import { isSigned as isSignedBySendgrid, readSendgrid } from "./mail/sendgrid.ts";
import { readTwilio } from "./texts/twilio.ts";

const now = new Date("2026-11-22T14:05:00Z");
const second = Math.floor(now.getTime() / 1_000);
const at = (path: string) => new URL(path, "https://help.kestrel.example");
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

describe("Twilio", () => {
  // The example of Twilio's documentation and of its own libraries.
  const url = new URL("https://mycompany.com/myapp.php?foo=1&bar=2");
  const fields = {
    CallSid: "CA1234567890ABCDE",
    Caller: "+14158675309",
    Digits: "1234",
    From: "+14158675309",
    To: "+18005551212",
  };
  const headers = (signature: string) =>
    new Headers({ "x-twilio-signature": signature, "content-type": "application/x-www-form-urlencoded" });

  test("accepts the published example, and passes it over because it is not a message status", () => {
    const body = Buffer.from(new URLSearchParams(fields).toString());
    expect(readTwilio({ url, body, headers: headers("RSOYDt4T1cUTdK1PDd93/VVr8B8=") }, "12345", now)).toEqual({
      events: [],
      odd: ["event: no status of a message"],
    });
  });

  test("refuses the example with another field, another address or another token", () => {
    const body = Buffer.from(new URLSearchParams(fields).toString());
    const signed = headers("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    const unsigned = { refused: "unsigned" };
    const changed = Buffer.from(new URLSearchParams({ ...fields, Digits: "1235" }).toString());
    expect(readTwilio({ url, body: changed, headers: signed }, "12345", now)).toEqual(unsigned);
    expect(readTwilio({ url: new URL(`${url}&x=1`), body, headers: signed }, "12345", now)).toEqual(unsigned);
    expect(readTwilio({ url, body, headers: signed }, "12346", now)).toEqual(unsigned);
    expect(readTwilio({ url, body, headers: new Headers() }, "12345", now)).toEqual(unsigned);
  });

  test("reads a status callback, with challenge and delivery from its signed address", () => {
    const callback = at("/api/webhooks/twilio?challenge=challenge-1&delivery=delivery-1");
    const status = { ErrorCode: "30003", MessageSid: "SM1", MessageStatus: "undelivered", To: "+491701234567" };
    const signed = Object.entries(status).reduce((text, [name, value]) => text + name + value, callback.href);
    const signature = createHmac("sha1", "token").update(signed).digest("base64");
    const body = Buffer.from(new URLSearchParams(status).toString());
    expect(readTwilio({ url: callback, body, headers: headers(signature) }, "token", now)).toMatchObject({
      events: [
        { id: "SM1 undelivered", challenge: "challenge-1", delivery: "delivery-1", stage: "failed", code: "30003" },
      ],
    });
  });

  test("a JSON body counts only with its hash in the signed address", () => {
    const body = json({ MessageSid: "SM1", MessageStatus: "delivered" });
    const callback = at(`/api/webhooks/twilio?bodySHA256=${createHash("sha256").update(body).digest("hex")}`);
    const signed = new Headers({
      "content-type": "application/json",
      "x-twilio-signature": createHmac("sha1", "token").update(callback.href).digest("base64"),
    });
    expect(readTwilio({ url: callback, body, headers: signed }, "token", now)).toMatchObject({
      events: [{ stage: "delivered" }],
    });
    const other = json({ MessageSid: "SM1", MessageStatus: "failed" });
    expect(readTwilio({ url: callback, body: other, headers: signed }, "token", now)).toEqual({ refused: "unsigned" });
  });
});

describe("SendGrid", () => {
  // The example of SendGrid's own libraries.
  const publicKey =
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
  const signature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";
  const timestamp = "1600112502";
  const events = [
    {
      email: "hello@world.com",
      event: "dropped",
      reason: "Bounced Address",
      sg_event_id: "ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA",
      sg_message_id: "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0",
      "smtp-id": "<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>",
      timestamp: 1600112492,
    },
  ];
  const body = Buffer.from(`${JSON.stringify(events)}\r\n`);

  test("accepts the published example and refuses it with any change", () => {
    expect(isSignedBySendgrid(body, timestamp, signature, publicKey)).toBe(true);
    expect(isSignedBySendgrid(Buffer.from(JSON.stringify(events)), timestamp, signature, publicKey)).toBe(false);
    expect(isSignedBySendgrid(body, "1600112503", signature, publicKey)).toBe(false);
    expect(isSignedBySendgrid(body, timestamp, "MEUC", publicKey)).toBe(false);
  });

  test("reads it as a code that never left, because sending to the address is stopped", () => {
    const headers = new Headers({
      "x-twilio-email-event-webhook-signature": signature,
      "x-twilio-email-event-webhook-timestamp": timestamp,
    });
    expect(readSendgrid({ body, headers, url: at("/") }, publicKey, now)).toMatchObject({
      events: [{ stage: "failed", code: "dropped", text: "Bounced Address", message: "LRzXl_NHStOGhQ4kofSm_A" }],
    });
  });

  test("takes any key of that kind", () => {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const own = pair.publicKey.export({ format: "der", type: "spki" }).toString("base64");
    const signed = createSign("sha256").update("1").update(body).sign(pair.privateKey, "base64");
    expect(isSignedBySendgrid(body, "1", signed, own)).toBe(true);
    expect(isSignedBySendgrid(body, "1", signed, publicKey)).toBe(false);
  });
});

describe("Postmark", () => {
  const bounce = json({
    RecordType: "Bounce",
    ID: 42,
    Type: "HardBounce",
    MessageID: "message-1",
    Email: "j@example.org",
    Details: "smtp;550 5.1.1 user unknown",
    BouncedAt: "2026-11-22T14:02:30.1234567Z",
    Metadata: { challenge: "challenge-1" },
  });
  const secret = "a long random password of ours";
  const read = (headers: HeadersInit) =>
    readPostmark({ body: bounce, headers: new Headers(headers), url: at("/") }, secret, now);
  const basic = (password: string) => `Basic ${Buffer.from(`postmark:${password}`).toString("base64")}`;

  test("takes the password as basic auth or as a header, and nothing else", () => {
    const taken = { events: [{ challenge: "challenge-1", stage: "failed", code: "HardBounce" }] };
    expect(read({ authorization: basic(secret) })).toMatchObject(taken);
    expect(read({ "x-webhook-secret": secret })).toMatchObject(taken);
    for (const headers of [[], [["authorization", basic("wrong")]], [["x-webhook-secret", ""]]] as const)
      expect(read(headers.map(([name, value]): [string, string] => [name, value]))).toEqual({ refused: "unsigned" });
  });
});

describe("Mailgun", () => {
  const key = "key of the account";
  const signed = (timestamp: string, token = "token-1") => ({
    timestamp,
    token,
    signature: createHmac("sha256", key)
      .update(timestamp + token)
      .digest("hex"),
  });
  const body = (timestamp: string) =>
    json({
      signature: signed(timestamp),
      "event-data": {
        id: "event-1",
        event: "failed",
        severity: "permanent",
        reason: "suppress-bounce",
        timestamp: second,
        recipient: "j@example.org",
        "delivery-status": { code: 605, message: "", description: "Not delivering to previously bounced address" },
        "user-variables": { challenge: "challenge-1" },
      },
    });
  const read = (timestamp: string) =>
    readMailgun({ body: body(timestamp), headers: new Headers(), url: at("/") }, key, now);

  test("reads a signed event, with the token that may be used once", async () => {
    expect(await read(String(second))).toMatchObject({
      events: [{ challenge: "challenge-1", stage: "failed", code: "suppress-bounce 605", token: "token-1" }],
    });
  });

  test("refuses another key and a signature of yesterday", async () => {
    expect(isSignedByMailgun(signed(String(second)), "another key")).toBe(false);
    expect(await read(String(second - 100_000))).toEqual({
      refused: "unsigned",
      trouble: { kind: "events-clock", fields: { secondsAhead: -100_000, forgiven: 86_400 } },
    });
  });

  test.each(["application/x-www-form-urlencoded", "multipart/form-data"])(
    "reads the form of older webhooks, whose signature and variables stand among its fields: %s",
    async (type) => {
      const fields = {
        ...{ event: "bounced", recipient: "j@example.org", code: "552", error: "5.2.2 mailbox full" },
        ...{ "Message-Id": "<m1@kestrel.example>", challenge: "challenge-1", ...signed(String(second)) },
      };
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      const request = new Request("https://x.example", {
        method: "POST",
        body: type.startsWith("multipart") ? form : new URLSearchParams(fields),
      });
      const { headers } = request;
      const body = Buffer.from(await request.arrayBuffer());
      expect(await readMailgun({ body, headers, url: at("/") }, key, now)).toMatchObject({
        events: [
          { challenge: "challenge-1", stage: "failed", code: "552", text: "5.2.2 mailbox full", token: "token-1" },
        ],
      });
    },
  );
});
