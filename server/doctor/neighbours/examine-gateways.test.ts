import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { type Loopback, listen } from "../../gateways/testing/loopback.ts";
import { startVerifyApi, verifyAccess } from "../../gateways/testing/verify-api.ts";
import { examineGateways } from "./examine-gateways.ts";
import { examineVerify } from "./examine-verify.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
let site: Loopback | undefined;
afterEach(() => site?.close());

const examine = async (url: string, by = secret) => {
  const webhook = { kind: "webhook", url, secret: by } as const;
  return examineGateways({ email: webhook, sms: webhook });
};

interface Manners {
  /** Says what the site says to a request that is signed rightly. */
  reply: (type: string) => { status: number; body?: object };
  verifies?: boolean;
  /** Seconds. */
  clockAhead?: number;
}

/** A sign-in site whose engineer got so far. */
async function signInSite({ reply, verifies = true, clockAhead = 0 }: Manners): Promise<string> {
  const webhook = new Webhook(secret);
  site = await listen(async (request, response) => {
    const raw = await text(request);
    const clock = Date.now() + clockAhead * 1_000;
    response.setHeader("date", new Date(clock).toUTCString());
    const isLate = Math.abs(clock / 1_000 - Number(request.headers["webhook-timestamp"])) > 300;
    try {
      if (verifies && isLate) throw new Error("too old");
      if (verifies) verifyAtAnyTime(webhook, raw, request.headers);
    } catch {
      return response.writeHead(401).end();
    }
    const { status, body } = reply(z.object({ type: z.string() }).parse(JSON.parse(raw)).type);
    response.writeHead(status).end(body && JSON.stringify(body));
  });
  return site.origin;
}

/** The library knows one clock only. */
function verifyAtAnyTime(webhook: Webhook, raw: string, headers: NodeJS.Dict<string | string[]>): void {
  const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
  const expected = webhook.sign(String(headers["webhook-id"]), at, raw);
  if (headers["webhook-signature"] !== expected) throw new Error("not signed");
}

const knows = (type: string) =>
  type === "code.resend.test" ? { status: 200, body: { status: "test" } } : { status: 200, body: { status: "sent" } };

test("a site that knows the dry run is good, however it says it", async () => {
  expect(await examine(await signInSite({ reply: knows }))).toMatchObject([{ result: "good" }]);
  await site?.close();
  expect(await examine(await signInSite({ reply: () => ({ status: 204 }) }))).toMatchObject([{ result: "good" }]);
});

test("a site that does not know the dry run refuses it, and is not called wrong", async () => {
  const strict = { reply: (type: string) => ({ status: type === "code.resend" ? 200 : 400 }) };
  expect(await examine(await signInSite(strict))).toMatchObject([
    { result: "unknown", says: expect.stringContaining("the signature is taken and a wrong one is refused") },
  ]);
});

test("a site that takes the dry run for the real thing finds nobody to send to", async () => {
  const careless = { reply: () => ({ status: 422, body: { status: "refused", reason: "challenge-over" } }) };
  expect(await examine(await signInSite(careless))).toMatchObject([
    { result: "unknown", says: expect.stringMatching(/^422/) },
  ]);
});

test.each<[string, Manners, RegExp]>([
  ["takes any signature", { reply: knows, verifies: false }, /anybody can have codes sent/],
  [
    "sends without a look at the type",
    { reply: () => ({ status: 200, body: { status: "sent" } }) },
    /though the type was code\.resend\.test/,
  ],
  [
    "replies in words of its own",
    { reply: () => ({ status: 200, body: { ok: true } }) },
    /a real code would be asked for again and again/,
  ],
  ["has the endpoint elsewhere", { reply: () => ({ status: 404 }) }, /no endpoint takes a POST there/],
  ["fails", { reply: () => ({ status: 500 }) }, /reached, and it fails/],
  [
    "has a clock ten minutes off",
    { reply: knows, clockAhead: 600 },
    /the secret is right, but the clock there is (599|600|601) seconds ahead/,
  ],
])("a site that %s is wrong", async (_, manners, says) => {
  const findings = await examine(await signInSite(manners));
  expect(findings).toMatchObject([{ result: "wrong", says: expect.stringMatching(says), remedy: expect.any(String) }]);
  expect(JSON.stringify(findings)).not.toContain(secret);
});

test("another secret is told from another clock", async () => {
  expect(await examine(await signInSite({ reply: knows, clockAhead: 600 }), other)).toMatchObject([
    { result: "wrong", says: expect.stringContaining("the signature is not taken") },
  ]);
});

test("Twilio is asked for the service, and nothing is sent", async () => {
  const api = await startVerifyApi();
  site = api;
  const settings = { kind: "twilio-verify", ...verifyAccess } as const;
  expect(await examineVerify(settings, api.origin)).toMatchObject([{ result: "good" }, { result: "unknown" }]);
  expect(await examineVerify({ ...settings, password: "wrong" }, api.origin)).toMatchObject([
    { result: "wrong", says: expect.stringContaining("(401)") },
  ]);
  const elsewhere = `VA${"9".repeat(32)}`;
  expect(await examineVerify({ ...settings, serviceSid: elsewhere }, api.origin)).toMatchObject([
    { result: "wrong", says: expect.stringContaining("no such service") },
  ]);
  expect(api.posted).toEqual([]);
  await api.close();
  expect(await examineVerify(settings, api.origin)).toMatchObject([
    { result: "wrong", says: expect.stringMatching(/^Twilio cannot be reached \(ECONN/) },
  ]);
});
