import type { PGlite } from "@electric-sql/pglite";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, test } from "vitest";
import { betterAuthGateway } from "./better-auth.ts";
import { type BetterAuthSite, startBetterAuthSite } from "./testing/better-auth-site.ts";
import { gatewayContract } from "./testing/contract.ts";
import { faultyLine } from "./testing/faulty-line.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

gatewayContract("better-auth", async () => {
  const site = await startBetterAuthSite(secret);
  const line = await faultyLine(site.origin);
  let person = 0;
  return {
    gateway: (timeout) => betterAuthGateway({ authUrl: `${line.origin}/api/auth`, secret, timeout }),
    line,
    channels: ["email", "sms"],
    async pending(channel) {
      person += 1;
      const challenge = `challenge-${person}`;
      const email = `jamie-${person}@mail.example`;
      const phoneNumber = `+4474001234${person + 10}`;
      site.pending.set(challenge, channel === "email" ? { channel, email } : { channel, phoneNumber });
      return { challenge, destination: channel === "email" ? email : phoneNumber };
    },
    over: async () => "challenge-over",
    async resent(challenge) {
      const sought = site.pending.get(challenge);
      const to = sought?.channel === "email" ? sought.email : sought?.phoneNumber;
      return site.codes.filter((sent) => sent.to === to).map((sent) => sent.to);
    },
    secrets: () => [secret, secret.slice("whsec_".length), ...site.codes.map(({ code }) => code)],
    stop: () => site.close(),
  };
});

describe("the better-auth gateway and its plugin", () => {
  const sites: BetterAuthSite[] = [];
  let database: PGlite | undefined;
  afterEach(async () => {
    await database?.exec("truncate verification");
    await Promise.all(sites.splice(0).map((site) => site.close()));
  });

  async function start(options: Parameters<typeof startBetterAuthSite>[1] = {}) {
    const site = await startBetterAuthSite(secret, { ...options, ...(database && { database }) });
    database = site.database;
    sites.push(site);
    site.pending.set("challenge-1", { channel: "email", email: "jamie@mail.example" });
    site.pending.set("challenge-2", { channel: "sms", phoneNumber: "+447400123456" });
    return { site, gateway: betterAuthGateway({ authUrl: `${site.origin}/api/auth/`, secret }) };
  }
  const delivery = { id: "delivery-1", challenge: "challenge-1", channel: "email" as const, requestedAt: new Date() };

  test("the code that comes is better-auth's own and signs the person in; its end is told", async () => {
    const { site, gateway } = await start();
    expect(await gateway.send(delivery)).toEqual({ outcome: "sent", codeExpiresAt: expect.any(Date) });
    const { to = "", code = "" } = site.codes[0] ?? {};
    expect(await site.signIn(to, code)).toBe(true);
  });

  test("asked at once by many, in two processes on one database, with one key: one code", async () => {
    const { site, gateway } = await start();
    const second = await start();
    const results = await Promise.all(
      [gateway, second.gateway, gateway, second.gateway].map((one) => one.send(delivery)),
    );
    expect(results.some(({ outcome }) => outcome === "sent")).toBe(true);
    expect(results.every(({ outcome }) => outcome === "sent" || outcome === "unknown")).toBe(true);
    expect([...site.codes, ...second.site.codes]).toHaveLength(1);
    expect(await second.gateway.send(delivery)).toMatchObject({ outcome: "sent" });
    expect([...site.codes, ...second.site.codes]).toHaveLength(1);
  });

  test("better-auth's own rate limit means later, and not before it says", async () => {
    const { site, gateway } = await start({ mostPerMinute: 1 });
    await gateway.send(delivery);
    expect(await gateway.send({ ...delivery, id: "delivery-2" })).toEqual({
      outcome: "later",
      retryAfterSeconds: expect.any(Number),
    });
    expect(site.codes).toHaveLength(1);
  });

  test("a sender that knows that nothing went out says later, and the same key sends when it is up again", async () => {
    let down = true;
    const { site, gateway } = await start({ down: () => down });
    const text = { ...delivery, challenge: "challenge-2", channel: "sms" as const };
    expect(await gateway.send(text)).toEqual({ outcome: "later" });
    down = false;
    expect(await gateway.send(text)).toMatchObject({ outcome: "sent" });
    expect(site.codes).toMatchObject([{ to: "+447400123456" }]);
  });

  test("a sender that breaks proves nothing: the same key never sends twice, and is never called unsent", async () => {
    const { site, gateway } = await start({ receiptLost: true });
    const text = { ...delivery, challenge: "challenge-2", channel: "sms" as const };
    for (let attempt = 0; attempt < 3; attempt++) expect(await gateway.send(text)).toEqual({ outcome: "unknown" });
    expect(site.codes).toHaveLength(1);
  });

  test("a wrong signature, an old one, or none sends nothing", async () => {
    const { site } = await start();
    const url = `${site.origin}/api/auth/resend-code`;
    const body = JSON.stringify({ type: "code.resend", data: delivery });
    const signed = (key: string, at: Date) => ({
      "webhook-id": "delivery-1",
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(key).sign("delivery-1", at, body),
    });
    const foreign = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
    for (const headers of [{}, signed(foreign, new Date()), signed(secret, new Date(Date.now() - 3_600_000))])
      expect(await fetch(url, { method: "POST", body, headers })).toMatchObject({ status: 401 });
    expect(site.codes).toEqual([]);
  });
});
