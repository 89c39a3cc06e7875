import { execFileSync } from "node:child_process";
import { createSign } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isSnsAddress } from "../sns.ts";
import { readSes, understandSes } from "./ses.ts";

const now = new Date("2026-11-22T14:05:00Z");
const topic = "arn:aws:sns:eu-central-1:123456789012:ses-events";
const folder = mkdtempSync(join(tmpdir(), "sns-"));
const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
execFileSync(
  "openssl",
  [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    keyFile,
    "-out",
    certFile,
    "-days",
    "1",
    "-subj",
    "/CN=sns.amazonaws.com",
  ],
  { stdio: "pipe" },
);
const key = readFileSync(keyFile, "utf8");
let certificates = 0;

/** A message as SNS sends it, signed over the fields of its documentation. */
function sns(message: Record<string, string>, version: "1" | "2" = "2"): Record<string, string> {
  const names =
    message.Type === "Notification"
      ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
      : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
  const text = names.flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`])).join("");
  const Signature = createSign(version === "2" ? "RSA-SHA256" : "RSA-SHA1")
    .update(text)
    .sign(key, "base64");
  certificates++;
  const SigningCertURL = `https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-${certificates}.pem`;
  return { SignatureVersion: version, SigningCertURL, Signature, ...message };
}

const notification = (content: unknown) => ({
  Type: "Notification",
  MessageId: "sns-1",
  TopicArn: topic,
  Message: typeof content === "string" ? content : JSON.stringify(content),
  Timestamp: "2026-11-22T14:03:00.000Z",
});

const bounce = {
  eventType: "Bounce",
  mail: { messageId: "mail-1", tags: { challenge: ["challenge-1"], delivery: ["delivery-1"] } },
  bounce: {
    bounceType: "Transient",
    bounceSubType: "MailboxFull",
    bouncedRecipients: [{ emailAddress: "j@example.org", status: "5.2.2", diagnosticCode: "smtp; 552 5.2.2 full" }],
    timestamp: "2026-11-22T14:02:30.000Z",
  },
};

const secret = "a long random password of ours";
const withPassword = { authorization: `Basic ${Buffer.from(`aws:${secret}`).toString("base64")}` };

async function read(message: unknown, asked: string[] = [], headers: Record<string, string> = {}) {
  const request = {
    body: Buffer.from(JSON.stringify(message)),
    headers: new Headers(headers),
    url: new URL("https://x.example"),
  };
  return readSes(request, { topics: [topic], secret }, now, async (url) => {
    asked.push(url);
    return readFileSync(certFile, "utf8");
  });
}

describe("SES over SNS", () => {
  test.each(["1", "2"] as const)("reads a bounce signed with version %s", async (version) => {
    expect(await read(sns(notification(bounce), version))).toMatchObject({
      events: [
        {
          id: "sns-1",
          challenge: "challenge-1",
          delivery: "delivery-1",
          stage: "failed",
          code: "Transient/MailboxFull 5.2.2",
          at: new Date("2026-11-22T14:02:30.000Z"),
        },
      ],
    });
  });

  test("refuses a changed message, and a topic of somebody else before it asks Amazon anything", async () => {
    const signed = sns(notification(bounce));
    expect(await read({ ...signed, Message: "{}" })).toEqual({ refused: "unsigned" });
    const asked: string[] = [];
    const foreign = sns({ ...notification(bounce), TopicArn: "arn:aws:sns:eu-central-1:999999999999:ses-events" });
    expect(await read(foreign, asked)).toEqual({ refused: "unsigned", trouble: { kind: "events-topic" } });
    expect(asked).toEqual([]);
  });

  test("takes the certificate from Amazon's hosts only", async () => {
    const asked: string[] = [];
    for (const SigningCertURL of [
      "https://sns.eu-central-1.amazonaws.com.evil.example/SimpleNotificationService-1.pem",
      "http://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem",
      "https://evil.example/SimpleNotificationService-1.pem",
      "https://sns.eu-central-1.amazonaws.com@evil.example/SimpleNotificationService-1.pem",
      "https://bucket.s3.amazonaws.com/SimpleNotificationService-1.pem",
    ])
      expect(await read({ ...sns(notification(bounce)), SigningCertURL }, asked)).toEqual({ refused: "unsigned" });
    expect(asked).toEqual([]);
  });

  test("confirms a subscription of a listed topic, and only at Amazon's address", async () => {
    const confirmation = (SubscribeURL: string) =>
      sns({ ...notification("You have chosen…"), Type: "SubscriptionConfirmation", Token: "t", SubscribeURL });
    const asked: string[] = [];
    const address = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
    expect(await read(confirmation(address), asked)).toEqual({ events: [] });
    expect(asked.at(-1)).toBe(address);
    const elsewhere: string[] = [];
    expect(await read(confirmation("https://evil.example/"), elsewhere)).toEqual({ refused: "malformed" });
    expect(elsewhere).toHaveLength(1);
    expect(isSnsAddress("https://sns.eu-central-1.amazonaws.com:8443/", /^\/$/)).toBe(false);
  });

  test("an out-of-office reply, which SES calls a bounce, is not a failure", async () => {
    const reply = {
      ...bounce.bounce,
      bounceSubType: "General",
      bouncedRecipients: [{ emailAddress: "j@example.org" }],
    };
    expect(await read(sns(notification({ ...bounce, bounce: reply })))).toMatchObject({ events: [{ stage: "other" }] });
  });

  test("the greeting of a new subscription is taken and passed over", async () => {
    expect(await read(sns(notification("Successfully validated SNS topic")))).toEqual({ events: [] });
  });

  test("raw delivery of SNS and EventBridge, which nobody signs, are taken with our password and refused with a reason without", async () => {
    const bridge = { id: "bridge-1", "detail-type": "Email Bounced", source: "aws.ses", detail: bounce };
    expect(await read(bounce, [], withPassword)).toMatchObject({ events: [{ stage: "failed", message: "mail-1" }] });
    expect(await read(bridge, [], withPassword)).toMatchObject({
      events: [{ id: "bridge-1", challenge: "challenge-1" }],
    });
    for (const message of [bounce, bridge])
      expect(await read(message)).toEqual({
        refused: "unsigned",
        trouble: { kind: "events-secret" },
      });
  });
});

describe("what SES says", () => {
  const bounced = (bounceType: string, bounceSubType: string, diagnosticCode?: string) => ({
    eventType: "Bounce",
    bounce: { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: "j@example.org", diagnosticCode }] },
    mail: { messageId: "m2", tags: { challenge: ["challenge-1"] } },
  });

  test.each(["MailboxFull", "MessageTooLarge", "ContentRejected", "AttachmentRejected", "CustomTimeoutExceeded"])(
    "the sub-type %s is a failure by itself, without a diagnosis and without a time",
    (subType) => {
      expect(understandSes(bounced("Transient", subType), now)).toMatchObject({
        events: [{ stage: "failed", code: `Transient/${subType}`, challenge: "challenge-1", at: now }],
      });
    },
  );

  test("fields that are missing, null or of another kind cost nothing else", () => {
    const odd = {
      eventType: "Bounce",
      bounce: { bounceType: "Permanent", bouncedRecipients: null },
      mail: { tags: [] },
    };
    expect(understandSes(odd, now)).toMatchObject({ events: [{ stage: "failed", code: "Permanent" }], odd: [] });
    expect(understandSes({ eventType: null }, now)).toEqual({ events: [], odd: ["event: no type of an event"] });
  });
});
