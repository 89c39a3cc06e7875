import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { Reading } from "../reported-event.ts";
import { readMailgun } from "./mail/mailgun.ts";
import { readPostmark } from "./mail/postmark.ts";
import { readSendgrid } from "./mail/sendgrid.ts";
import { readOwn } from "./own-system.ts";
import { readTwilio } from "./texts/twilio.ts";

// What every object has by itself is no stage, whoever says it, and correctly signed.
const names = ["__proto__", ...Object.getOwnPropertyNames(Object.prototype)];
const now = new Date();
const second = Math.floor(now.getTime() / 1_000);
const url = new URL("https://help.kestrel.example/api/webhooks/provider");
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

const readers: Record<string, (name: string) => Reading | Promise<Reading>> = {
  "your own system"(name) {
    const body = json({ type: name, data: { challenge: "c", channel: "email", at: now.getTime() / 1000 } });
    const headers = {
      "webhook-id": "id",
      "webhook-timestamp": String(second),
      "webhook-signature": new Webhook(secret).sign("id", now, body.toString()),
    };
    return readOwn({ url, body, headers: new Headers(headers) }, secret);
  },
  twilio(name) {
    const fields = Object.entries({ MessageSid: "SM1", MessageStatus: name, To: "+491701234567" });
    const signed = fields.reduce((text, [key, value]) => text + key + value, url.href);
    const headers = new Headers({
      "x-twilio-signature": createHmac("sha1", "token").update(signed).digest("base64"),
      "content-type": "application/x-www-form-urlencoded",
    });
    return readTwilio({ url, body: Buffer.from(new URLSearchParams(fields).toString()), headers }, "token", now);
  },
  sendgrid(name) {
    const body = json([
      { event: name, sg_event_id: "e", sg_message_id: "m", timestamp: second, email: "j@mail.example" },
    ]);
    const headers = new Headers({
      "x-twilio-email-event-webhook-timestamp": String(second),
      "x-twilio-email-event-webhook-signature": createSign("sha256")
        .update(`${second}${body}`)
        .sign(privateKey, "base64"),
    });
    return readSendgrid(
      { url, body, headers },
      publicKey.export({ type: "spki", format: "der" }).toString("base64"),
      now,
    );
  },
  postmark(name) {
    const body = json({
      RecordType: name,
      Type: name,
      MessageID: "m",
      ID: 1,
      Email: "j@mail.example",
      BouncedAt: now.toISOString(),
    });
    return readPostmark({ url, body, headers: new Headers({ "x-webhook-secret": "secret" }) }, "secret", now);
  },
  mailgun(name) {
    const signature = createHmac("sha256", "key").update(`${second}token`).digest("hex");
    const event = { event: name, severity: name, id: "e", timestamp: second, recipient: "j@mail.example" };
    const body = json({ signature: { timestamp: String(second), token: "token", signature }, "event-data": event });
    return readMailgun({ url, body, headers: new Headers() }, "key", now);
  },
};

describe.each(Object.entries(readers))("%s", (_, read) => {
  test.each(names)("says nothing of a delivery with the event %s", async (name) => {
    const reading = await read(name);
    if ("refused" in reading) expect(reading.refused).toBe("malformed");
    else expect(reading.events.map(({ stage }) => stage).filter((stage) => stage !== "other")).toEqual([]);
  });
});
