import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, type Database, database } from "../data/database.ts";
import { purgeEvents } from "../data/purge.ts";
import { deliveryEvents } from "../data/schema.ts";
import { hearLog } from "../testing/heard-log.ts";
import { openTestDatabase } from "../testing/memory-database.ts";
import { loadRealContent } from "../testing/real-content.ts";
import { readEvidence } from "./read-evidence.ts";
import { receiveEvents } from "./receive.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
let opened: Database;

beforeAll(async () => {
  vi.stubEnv("BASE_URL", "https://help.kestrel.example");
  vi.stubEnv("DELIVERY_EVENTS_SECRET", secret);
  vi.stubEnv("DELIVERY_HASH_KEY", "a key of at least thirty-two characters");
  await loadRealContent();
  globalThis.openedDatabase = openTestDatabase();
  opened = await database();
});
beforeEach(async () => {
  await opened.delete(deliveryEvents);
});
afterAll(closeDatabase);

function post(id: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const now = new Date();
  const request = new Request("http://inner:3000/api/delivery-events", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": new Webhook(secret).sign(id, now, body),
      ...headers,
    },
  });
  return receiveEvents("own", request);
}

const event = (type: string, data: Record<string, unknown>) =>
  JSON.stringify({ type, data: { channel: "email", at: Date.now() / 1000, ...data } });

const mailboxFull = {
  ...{ challenge: "challenge-1", code: "552", text: "5.2.2 <j@example.org>: mailbox full" },
  destination: "j@example.org",
};

describe("POST /api/delivery-events", () => {
  test("a signed failure becomes what the holder of the ticket may know", async () => {
    expect((await post("e1", event("delivery.failed", mailboxFull))).status).toBe(204);
    expect((await readEvidence(opened, "challenge-1"))[0]).toMatchObject({
      stage: "failed",
      finding: { cause: "mailbox-full", who: "you", permanent: "no", confidence: "certain" },
    });
  });

  test("the log holds no address and no text", async () => {
    await post("e1", event("delivery.failed", mailboxFull));
    const rows = await opened.select().from(deliveryEvents);
    expect(rows[0]).toMatchObject({ codes: "552 5.2.2", destinationHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(rows)).not.toMatch(/example\.org|mailbox full/);
  });

  test("the same event again changes nothing", async () => {
    await post("e1", event("delivery.failed", mailboxFull));
    expect((await post("e1", event("delivery.delivered", { challenge: "challenge-1" }))).status).toBe(204);
    expect(await opened.select().from(deliveryEvents)).toMatchObject([{ stage: "failed", cause: "mailbox-full" }]);
  });

  test("a signed test is told so, and nothing is kept of it; one that is not signed right is refused", async () => {
    const test = await post("e9", event("delivery.test", mailboxFull));
    expect([test.status, await test.text()]).toEqual([200, "test: the signature is right, nothing is kept"]);
    expect((await post("e9", event("delivery.test", {}), { "webhook-signature": "v1,AAAA" })).status).toBe(401);
    expect(await opened.select().from(deliveryEvents)).toEqual([]);
  });

  test("a bounce mail in words is taken with all it returns, and finds its code by a header of the message", async () => {
    const bounce = (returned: string) =>
      `From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nI wasn't able to deliver your message.\n\n<j@example.org>:\n550 no mailbox here by that name\n\n--- Below this line is a copy of the message.\n\nX-Code-Delivery: challenge-4.delivery-4\n\n${returned}`;
    const megabyte = 1_024 * 1_024;
    const type = { "content-type": "message/rfc822" };
    expect((await post("e4", bounce("x".repeat(2 * megabyte)), type)).status).toBe(204);
    expect((await readEvidence(opened, "challenge-4"))[0]).toMatchObject({
      delivery: "delivery-4",
      finding: { cause: "mailbox-unknown", who: "you" },
    });
    expect((await post("e5", bounce("x".repeat(11 * megabyte)), type)).status).toBe(413);
    expect((await post("e6", bounce("x"), { ...type, "webhook-signature": "v1,AAAA" })).status).toBe(401);
  });

  test("a delay without a reason is known as a delay", async () => {
    await post("e2", event("delivery.delayed", { challenge: "challenge-2" }));
    expect((await readEvidence(opened, "challenge-2"))[0]).toMatchObject({
      stage: "delayed",
      finding: { cause: "delayed" },
    });
  });

  test("a delivery status report is read by its envelope id", async () => {
    const report = `Reporting-MTA: dns; mail.kestrel.example\nOriginal-Envelope-Id: challenge-3.delivery-3\n\nFinal-Recipient: rfc822; j@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n`;
    expect((await post("e3", report, { "content-type": "message/delivery-status" })).status).toBe(204);
    expect(await readEvidence(opened, "challenge-3")).toMatchObject([
      { delivery: "delivery-3", stage: "failed", finding: { cause: "mailbox-unknown" } },
    ]);
  });

  test("an unsigned or old request is refused with 401, nonsense with 400, too much with 413", async () => {
    const body = event("delivery.sent", { challenge: "challenge-4" });
    expect((await post("e4", body, { "webhook-signature": "v1,AAAA" })).status).toBe(401);
    expect((await post("e4", body, { "webhook-timestamp": "1" })).status).toBe(401);
    expect((await post("e4", "{}")).status).toBe(400);
    expect((await post("e4", event("delivery.sent", { challenge: "no" }))).status).toBe(400);
    expect((await post("e4", "x".repeat(70_000))).status).toBe(413);
    expect(await readEvidence(opened, "challenge-4")).toEqual([]);
  });

  test("the log tells a wrong secret from a stale clock, and both from headers that a proxy took out", async () => {
    const body = event("delivery.sent", { challenge: "challenge-9" });
    const heard = hearLog();
    const an = (hourAgo: number) => new Date(Date.now() - hourAgo * 3_600_000);
    const signedAt = (at: Date, by: string) => ({
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(by).sign("e9", at, body),
    });
    const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
    for (const headers of [signedAt(an(0), other), signedAt(an(1), secret), { "webhook-signature": "" }])
      expect((await post("e9", body, headers)).status).toBe(401);
    expect(heard.lines()).toMatchObject([
      { kind: "events-secret", provider: "own" },
      { kind: "events-clock", provider: "own", secondsAhead: expect.closeTo(-3_600, -1), forgiven: 300 },
      { kind: "events-headers", provider: "own", missing: ["webhook-signature"] },
    ]);
    expect(heard.raw.join()).not.toMatch(/challenge-9|whsec/);
  });

  test.each([
    ["delivery.fail", "delivery.failed"],
    ["Delivery_Delivered", "delivery.delivered"],
    ["email.delivered", "delivery.delivered"],
    ["delivery.delay", "delivery.delayed"],
    ["delivery.bounced", "delivery.failed"],
    ["delivery_bounce", "delivery.failed"],
    ["delivery.dropped", "delivery.failed"],
    ["delivery.undelivered", "delivery.failed"],
    ["message.rejected", "delivery.failed"],
  ])("a type that is nearly one of ours is ignored, and the log asks whether it is meant: %s", async (type, meant) => {
    const heard = hearLog();
    expect((await post("e10", event(type, { challenge: "challenge-10" }))).status).toBe(204);
    expect(heard.of("events-type")).toMatchObject([{ level: "warn", type, meant }]);
  });

  test("what is refused for other reasons leaves a line, too", async () => {
    const heard = hearLog();
    const body = event("delivery.sent", { challenge: "no", destination: "j@example.org" });
    expect((await post("e11", body)).status).toBe(400);
    expect((await post("e12", "x".repeat(70_000))).status).toBe(413);
    expect((await post("e13", JSON.stringify({ type: "user.deleted", data: {} }))).status).toBe(204);
    const request = new Request("http://inner:3000/api/webhooks/mailgun", { method: "POST", body: "{}" });
    expect((await receiveEvents("mailgun", request)).status).toBe(404);
    expect(heard.lines()).toMatchObject([
      { kind: "events-malformed", problems: [expect.stringMatching(/^data\.challenge: /)] },
      { kind: "events-too-long" },
      { kind: "events-other-type", level: "debug" },
      { kind: "events-not-set-up", provider: "mailgun" },
    ]);
    expect(heard.raw.join()).not.toContain("example.org");
  });

  test("its own sender is told which fields are wrong, never what they held", async () => {
    const body = event("delivery.failed", { challenge: "no", at: "2026-11-22T14:02:09Z", channel: "j@example.org" });
    const said = await (await post("e6", body)).json();
    expect(said).toMatchObject({
      error: "malformed",
      problems: [
        /^data.challenge/,
        /^data.channel: must be email or sms$/,
        /^data.at: must be a number, in seconds since 1970, and is an ISO time$/,
      ].map((problem) => expect.stringMatching(problem)),
    });
    expect(JSON.stringify(said)).not.toContain("example.org");
    expect(await (await post("e7", "{")).json()).toMatchObject({ problems: [expect.stringMatching(/^body/)] });
    const flat = JSON.stringify({ type: "delivery.failed", challenge: "challenge-1", channel: "email", at: 1 });
    expect(await (await post("e9", flat)).json()).toMatchObject({
      problems: ["data: is missing; challenge, channel and at belong inside it"],
    });
    expect(await (await post("e8", body, { "webhook-signature": "v1,AAAA" })).json()).toEqual({ error: "unsigned" });
  });

  test("types that are not about deliveries are taken and passed over; senders without a secret are not listened to", async () => {
    expect((await post("e5", JSON.stringify({ type: "user.created", data: {} }))).status).toBe(204);
    const request = new Request("http://inner:3000/api/webhooks/mailgun", { method: "POST", body: "{}" });
    expect((await receiveEvents("mailgun", request)).status).toBe(404);
  });

  test("events older than the retention are deleted", async () => {
    for (const id of ["e1", "e2", "e3"]) await post(id, event("delivery.failed", mailboxFull));
    const later = new Date(Date.now() + 31 * 86_400_000);
    expect(await purgeEvents(opened, 30 * 86_400, new Date())).toBe(0);
    expect(await purgeEvents(opened, 30 * 86_400, later)).toBe(3);
    expect(await readEvidence(opened, "challenge-1")).toEqual([]);
  });
});
