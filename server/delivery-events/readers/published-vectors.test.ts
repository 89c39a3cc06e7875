import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readMailersend } from "./mail/mailersend.ts";
import { isSigned as isSignedByMandrill, readMandrill } from "./mail/mandrill.ts";
import { readResend } from "./mail/resend.ts";
import { claimsOf } from "./signed-token.ts";
import { isStandardWebhook } from "./standard-webhook.ts";
import { hasToken, readBird } from "./texts/bird.ts";
import { isSignedBySinch, readSinch } from "./texts/sinch.ts";
import { isSigned as isSignedByTelnyx, readTelnyx } from "./texts/telnyx.ts";
import { isSignedForm, readVonage } from "./texts/vonage.ts";
import { isSigned as isSignedByWhatsapp, readWhatsapp } from "./texts/whatsapp.ts";

const now = new Date("2026-11-22T14:05:00Z");
const second = Math.floor(now.getTime() / 1_000);
const url = new URL("https://help.kestrel.example/api/webhooks/provider");
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const unsigned = { refused: "unsigned" };

describe("Svix (Resend)", () => {
  // Of its documentation, and of its libraries.
  test.each([
    [
      ...(["whsec_plJ3nmyCDGBKInavdOK15jsl", "msg_loFOjxBNrRLzqYUf", 1731705121] as const),
      ...(['{"event_type":"ping","data":{"success":true}}', "rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="] as const),
    ],
    [
      ...(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330] as const),
      ...(['{"test": 2432232314}', "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="] as const),
    ],
  ] as const)(
    "accepts the published example of %s, and no other time, body or key",
    (secret, id, seconds, text, signature) => {
      const headers = new Headers({
        "svix-id": id,
        "svix-timestamp": String(seconds),
        "svix-signature": `v1,${signature}`,
      });
      const then = new Date(seconds * 1_000);
      expect(isStandardWebhook(headers, Buffer.from(text), secret, then)).toBe(true);
      expect(isStandardWebhook(headers, Buffer.from(text), secret, now)).toBe(false);
      expect(isStandardWebhook(headers, Buffer.from(`${text} `), secret, then)).toBe(false);
      expect(isStandardWebhook(headers, Buffer.from(text), `whsec_${"A".repeat(24)}`, then)).toBe(false);
    },
  );

  test("one of several signatures is enough, while a secret is changed, and the event comes once under its id", () => {
    const body = json({ type: "email.delivered", data: { email_id: "m1" } });
    const key = Buffer.alloc(24, 1);
    const good = createHmac("sha256", key).update(`msg_1.${second}.${body}`).digest("base64");
    const headers = new Headers({
      "svix-id": "msg_1",
      "svix-timestamp": String(second),
      "svix-signature": `v1,AAAA v1,${good}`,
    });
    expect(readResend({ body, headers, url }, `whsec_${key.toString("base64")}`, now)).toMatchObject({
      events: [{ id: "msg_1", stage: "delivered" }],
    });
    expect(readResend({ body, headers: new Headers(), url }, `whsec_${key.toString("base64")}`, now)).toMatchObject(
      unsigned,
    );
  });
});

describe("MessageBird", () => {
  // Of the reference that its libraries share.
  const key = "36efdd1aace2e26cd490f0d951138253bef2f7c6d34d18981da781555cc4cebb";
  const token =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJNZXNzYWdlQmlyZCIsIm5iZiI6MTYyNTQ3OTIwMCwiZXhwIjoxNjI1NDc5MjYwLCJqdGkiOiI5M2U1NTAwNi1hMGU4LTQ1MjYtYTE5MC1mYTVmZjAwZWExMTYiLCJ1cmxfaGFzaCI6IjQxZjA1ZjBkZGQwYTIyYWIyMDlhYzQ2ZjQ3YzQ1NzJkOWNlZmEyNTdlZDc0YjI0MDA0YmFlNzUzZWNlNmMyNjAiLCJwYXlsb2FkX2hhc2giOiJkZmZkNjAyMWJiMmJkNWIwYWY2NzYyOTA4MDllYzNhNTMxOTFkZDgxYzdmNzBhNGIyODY4OGEzNjIxODI5ODZmIn0._H--TOuYFLpeEH39-rg5E3IHVkjHozBcaKVWPRC5m9I";
  const request = { address: "https://example.com/path?bar=1&foo=2", body: Buffer.from("Hello, World!") };
  const then = new Date("2021-07-05T12:00:00+02:00");

  test("accepts the published example", async () => {
    expect(await hasToken(token, request, key, then)).toBe(true);
  });

  test.each([
    ["another address", { ...request, address: "https://example.com/path?foo=2&bar=1" }, key, then],
    ["another body", { ...request, body: Buffer.from("") }, key, then],
    ["another key", request, key.replace("3", "4"), then],
    ["another time", request, key, now],
  ])("refuses it with %s", async (_, changed, otherKey, at) => {
    expect(await hasToken(token, changed, otherKey, at)).toBe(false);
  });

  test("a token without a hash of the body proves no body", async () => {
    const withoutBody =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJNZXNzYWdlQmlyZCIsIm5iZiI6MTYyNTQ3OTIwMCwiZXhwIjoxNjI1NDc5MjYwLCJqdGkiOiJjOTQ2YWY3Ny1lMTgyLTRlYWEtYjJmZi0xYTU0NWI1ZTk5MWEiLCJ1cmxfaGFzaCI6IjQxZjA1ZjBkZGQwYTIyYWIyMDlhYzQ2ZjQ3YzQ1NzJkOWNlZmEyNTdlZDc0YjI0MDA0YmFlNzUzZWNlNmMyNjAifQ.huo2ou6JDoDc7sV25d75UMWeYhBeavQlLsqIibSZuac";
    expect(await hasToken(withoutBody, { ...request, body: Buffer.from("") }, key, then)).toBe(true);
    expect(await hasToken(withoutBody, request, key, then)).toBe(false);
  });

  test("reads what Bird signs over time, address and body, with the identifiers of the signed address", async () => {
    const address = new URL(`${url}?challenge=challenge-1`);
    const body = json({ service: "channels", event: "sms.outbound", payload: { id: "b1", status: "delivered" } });
    const hash = createHash("sha256").update(body).digest();
    const signature = createHmac("sha256", key).update(`${second}\n${address.href}\n`).update(hash).digest("base64");
    const headers = new Headers({
      "messagebird-signature": signature,
      "messagebird-request-timestamp": String(second),
    });
    expect(await readBird({ body, headers, url: address }, key, now)).toMatchObject({
      events: [{ challenge: "challenge-1", stage: "delivered", message: "b1" }],
    });
    expect(await readBird({ body, headers, url }, key, now)).toEqual(unsigned);
  });
});

describe("Vonage", () => {
  // Of its own libraries.
  const receipt = { a: "1", b: "2", timestamp: "1461605396", sig: "6af838ef94998832dbfc29020b564830" };
  const secret = "ZYtdTtGV3BCFN7tWmOWr1md66XsquMggr4W2cTtXtcPgfnI0Xw";
  const token =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE1ODc0OTQ5NjIsImp0aSI6ImM1YmE4ZjI0LTFhMTQtNGMxMC1iZmRmLTNmYmU4Y2U1MTFiNSIsImlzcyI6IlZvbmFnZSIsInBheWxvYWRfaGFzaCI6ImQ2YzBlNzRiNTg1N2RmMjBlM2I3ZTUxYjMwYzBjMmE0MGVjNzNhNzc4NzliNmYwNzRkZGM3YTIzMTdkZDAzMWIiLCJhcGlfa2V5IjoiYTFiMmMzZCIsImFwcGxpY2F0aW9uX2lkIjoiYWFhYWFhYWEtYmJiYi1jY2NjLWRkZGQtMDEyMzQ1Njc4OWFiIn0.JQRKi1d0SQitmjPINfTWMpt3XZkGsLbD7EjCdXoNSbk";

  test("accepts the published examples of both APIs, and neither with any change", async () => {
    expect(isSignedForm(receipt, "secret")).toBe(true);
    expect(isSignedForm({ ...receipt, b: "3" }, "secret")).toBe(false);
    expect(isSignedForm({ ...receipt, sig: "xxx" }, "secret")).toBe(false);
    expect(isSignedForm({ ...receipt, sig: undefined }, "secret")).toBe(false);
    expect(await claimsOf(token, secret)).toMatchObject({ iss: "Vonage" });
    expect(await claimsOf(token, secret.slice(1))).toBeUndefined();
  });

  test("a token counts for the body it was made for, for a day", async () => {
    const body = json({ message_uuid: "v1", status: "delivered", client_ref: "challenge-1" });
    const hash = createHash("sha256").update(body).digest("hex");
    const encoded = (value: unknown) => json(value).toString("base64url");
    const tokenOf = (claims: object) => {
      const text = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
      return `Bearer ${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
    };
    const read = (claims: object, given = body) =>
      readVonage({ body: given, headers: new Headers({ authorization: tokenOf(claims) }), url }, secret, now);
    expect(await read({ iat: second, payload_hash: hash })).toMatchObject({
      events: [{ challenge: "challenge-1", stage: "delivered" }],
    });
    expect(await read({ iat: second, payload_hash: hash }, json({}))).toEqual(unsigned);
    expect(await read({ iat: second - 100_000, payload_hash: hash })).toEqual(unsigned);
    expect(await read({ iat: second })).toEqual(unsigned);
  });

  test("a receipt of the SMS API counts as a form, as JSON and in the address, for a day", async () => {
    const fields: Record<string, string> = {
      ...{ msisdn: "447700900000", messageId: "v2", status: "failed", "err-code": "9" },
      ...{ "client-ref": "challenge-1.delivery-1", timestamp: String(second) },
    };
    const text = Object.keys(fields)
      .toSorted()
      .map((name) => `&${name}=${fields[name]}`)
      .join("");
    const signed = { ...fields, sig: createHmac("sha256", secret).update(text).digest("hex").toUpperCase() };
    const headers = new Headers();
    const asForm = new URLSearchParams(signed).toString();
    for (const request of [
      { body: Buffer.from(asForm), url },
      { body: json(signed), url },
      { body: Buffer.from(""), url: new URL(`${url}?${asForm}`) },
    ])
      expect(await readVonage({ ...request, headers }, secret, now)).toMatchObject({
        events: [{ challenge: "challenge-1", delivery: "delivery-1", stage: "failed", code: "failed 9" }],
      });
    const later = new Date(now.getTime() + 100_000_000);
    expect(await readVonage({ body: json(signed), headers, url }, secret, later)).toEqual(unsigned);
  });
});

describe("Sinch", () => {
  // Of its own libraries.
  const body = Buffer.from(
    '{"app_id":"","accepted_time":"2021-10-18T17:49:13.813615Z","project_id":"e2df3a34-a71b-4448-9db5-a8d2baad28e4","contact_create_notification":{"contact":{"id":"01FJA8B466Y0R2GNXD78MD9SM1","channel_identities":[{"channel":"SMS","identity":"48123456789","app_id":""}],"display_name":"New Test Contact","email":"new.contact@email.com","external_id":"","metadata":"","language":"EN_US"}},"message_metadata":""}',
  );
  const headers = new Headers({
    "x-sinch-webhook-signature-nonce": "01FJA8B4A7BM43YGWSG9GBV067",
    "x-sinch-webhook-signature-timestamp": "1634579353",
    "x-sinch-webhook-signature": "6bpJoRmFoXVjfJIVglMoJzYXxnoxRujzR4k2GOXewOE=",
  });

  test("accepts the published example and refuses it with another body or key, or years later", () => {
    expect(isSignedBySinch(headers, body, "foo_secret1234")).toBe(true);
    expect(isSignedBySinch(headers, Buffer.concat([body, Buffer.from(" ")]), "foo_secret1234")).toBe(false);
    expect(isSignedBySinch(headers, body, "foo_secret1235")).toBe(false);
    expect(readSinch({ body, headers, url }, "foo_secret1234", now)).toEqual(unsigned);
    expect(readSinch({ body, headers, url }, "foo_secret1234", new Date(1634579353_000))).toEqual({
      events: [],
      odd: [expect.stringMatching(/^status: /)],
    });
  });

  test("a wrong signature is not made good by the password", () => {
    const authorization = `Basic ${Buffer.from("sinch:foo_secret1234").toString("base64")}`;
    const both = new Headers({ authorization, "x-sinch-webhook-signature": "AAAA" });
    expect(readSinch({ body: json({ status: "Delivered" }), headers: both, url }, "foo_secret1234", now)).toEqual(
      unsigned,
    );
    const password = new Headers({ authorization });
    expect(
      readSinch({ body: json({ status: "Delivered" }), headers: password, url }, "foo_secret1234", now),
    ).toMatchObject({
      events: [{ stage: "delivered" }],
    });
  });
});

describe("WhatsApp", () => {
  // The scheme of X-Hub-Signature-256, with the published example of those who share it (GitHub).
  const published = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  test("accepts the published example and refuses it with any change", () => {
    expect(isSignedByWhatsapp(Buffer.from("Hello, World!"), published, "It's a Secret to Everybody")).toBe(true);
    expect(isSignedByWhatsapp(Buffer.from("Hello, World"), published, "It's a Secret to Everybody")).toBe(false);
    expect(isSignedByWhatsapp(Buffer.from("Hello, World!"), published.slice(7), "It's a Secret to Everybody")).toBe(
      false,
    );
  });

  test("the question when the address is set up is answered to whoever knows our word, and to nobody else", () => {
    const ask = (word: string, verifyToken: string | undefined) => {
      const asked = new URL(`${url}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${word}`);
      const request = { body: Buffer.from(""), headers: new Headers(), url: asked };
      return readWhatsapp(request, { appSecret: "s", verifyToken }, now);
    };
    expect(ask("word", "word")).toEqual({ events: [], reply: "1158201444" });
    expect(ask("other", "word")).toEqual(unsigned);
    expect(ask("", undefined)).toEqual(unsigned);
  });
});

describe("Telnyx", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const body = json({
    data: { id: "t1", event_type: "message.finalized", payload: { to: [{ status: "delivered" }] } },
  });
  const signatureAt = (time: number) => sign(null, Buffer.from(`${time}|${body}`), privateKey).toString("base64");
  const read = (time: number, signature = signatureAt(time)) => {
    const headers = new Headers({ "telnyx-timestamp": String(time), "telnyx-signature-ed25519": signature });
    return readTelnyx({ body, headers, url }, key, now);
  };

  test("accepts what is signed with the key of the account, within five minutes", () => {
    expect(read(second)).toMatchObject({ events: [{ id: "t1", stage: "delivered" }] });
    expect(read(second - 301)).toEqual(unsigned);
    expect(read(second, signatureAt(second - 1))).toEqual(unsigned);
    expect(isSignedByTelnyx(body, String(second), signatureAt(second), Buffer.alloc(32).toString("base64"))).toBe(
      false,
    );
  });
});

describe("MailerSend", () => {
  const read = (body: Buffer, signature: string) =>
    readMailersend({ body, headers: new Headers({ signature }), url }, "secret of the webhook", now);
  const signed = (body: Buffer, secret: string) => createHmac("sha256", secret).update(body).digest("hex");
  const testSecret = "test_Am3L1GuOIc4blLUuHqAPxxwkZaJyEk8G";

  test("accepts what is signed with our secret, and with the public one its test only", () => {
    const event = json({ type: "activity.delivered", data: { id: "ms1" } });
    const ping = json({ type: "webhook.test" });
    expect(read(event, signed(event, "secret of the webhook"))).toMatchObject({ events: [{ stage: "delivered" }] });
    expect(read(event, signed(event, testSecret))).toEqual(unsigned);
    expect(read(event, "")).toEqual(unsigned);
    expect(read(ping, signed(ping, testSecret))).toEqual({ events: [] });
  });

  test("an event that only mentions the test is no test", () => {
    const sly = json({ type: "activity.hard_bounced", data: { id: "x", type: "webhook.test" } });
    expect(read(sly, signed(sly, testSecret))).not.toMatchObject({ events: [{ id: "x" }] });
  });
});

describe("Mandrill", () => {
  const sent = [{ event: "send", _id: "md1", ts: second, msg: { metadata: { challenge: "challenge-1" } } }];
  const formOf = (events: unknown) => ({ mandrill_events: JSON.stringify(events) });
  const signatureOf = (form: Record<string, string>, key: string) =>
    createHmac("sha1", key).update(`${url.href}mandrill_events${form.mandrill_events}`).digest("base64");
  const read = (form: Record<string, string>, signature: string) => {
    const body = Buffer.from(new URLSearchParams(form).toString());
    return readMandrill({ body, headers: new Headers({ "x-mandrill-signature": signature }), url }, "key", now);
  };

  test("accepts what is signed over address and form with our key, and with the public one an empty list only", () => {
    const form = formOf(sent);
    expect(isSignedByMandrill(url.href, form, signatureOf(form, "key"), "key")).toBe(true);
    expect(read(form, signatureOf(form, "key"))).toMatchObject({
      events: [{ challenge: "challenge-1", stage: "sent" }],
    });
    expect(read(form, signatureOf(form, "test-webhook"))).toEqual(unsigned);
    expect(read(formOf([]), signatureOf(formOf([]), "test-webhook"))).toEqual({ events: [] });
  });
});
