import type { RequestListener } from "node:http";
import { inspect } from "node:util";
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { TicketRefusal } from "#machines/resend/refusal.ts";
import { type Loopback, listen } from "../gateways/testing/loopback.ts";
import { troubleCounts } from "../log/trouble-counts.ts";
import { hearLog } from "../testing/heard-log.ts";
import { ticketFor } from "../testing/ticket.ts";
import { readTicket } from "./ticket.ts";
import { keysOf } from "./ticket-keys.ts";

const now = new Date("2026-11-22T14:02:00Z");
const second = now.getTime() / 1000;
const [issuer, audience] = ["https://www.example.com", "wheres-my-code"];

let ours: GenerateKeyPairResult;
let other: GenerateKeyPairResult;
let rsa: GenerateKeyPairResult;
const sites: Loopback[] = [];

beforeAll(async () => {
  ours = await generateKeyPair("EdDSA");
  other = await generateKeyPair("EdDSA");
  rsa = await generateKeyPair("RS256");
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(sites.splice(0).map((site) => site.close()));
});

const claims = ticketFor(now);
const sign = ({ alg = "EdDSA", kid = "2026-11", key = ours.privateKey, ...changes }: Signed = {}) =>
  new SignJWT({ ...claims, iss: issuer, aud: audience, ...changes.claims })
    .setProtectedHeader({ alg, ...(kid === null ? {} : { kid }) })
    .sign(key);
interface Signed {
  alg?: string;
  kid?: string | null;
  key?: CryptoKey;
  claims?: Record<string, unknown>;
}

const jwk = async ({ publicKey }: GenerateKeyPairResult, kid: string): Promise<JWK> => ({
  ...(await exportJWK(publicKey)),
  kid,
});
const page =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

/** The keys of a real site that replies so. */
async function keysFrom(listener: RequestListener) {
  const site = await listen(listener);
  sites.push(site);
  return keysOf({ keys: { url: `${site.origin}/jwks.json?secret=1`, json: undefined }, issuer, audience });
}
const keysWith = async (...keys: JWK[]) => keysFrom(page(200, JSON.stringify({ keys })));

/** The one line that such a ticket leaves. */
async function lineOf(jws: string, keys: Awaited<ReturnType<typeof keysFrom>>, refusal: TicketRefusal) {
  const heard = hearLog();
  const before = troubleCounts();
  expect(await readTicket(jws, now, keys)).toEqual({ refusal });
  const [line, ...more] = heard.lines();
  if (!line) throw new Error("nothing was logged");
  expect(more).toEqual([]);
  const counted = [...troubleCounts()].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind);
  expect(counted).toEqual(line.kind === "ticket-expired" ? [] : [line.kind]);
  const said = inspect(line);
  for (const part of jws.split(".")) if (part.length > 8) expect(said).not.toContain(part);
  for (const own of [claims.challenge, claims.destination, claims.destination_hash, claims.jti])
    expect(said).not.toContain(own);
  return line;
}

describe("keys that cannot be had say why:", () => {
  test.each<[string, RequestListener, object]>([
    [
      "a redirect",
      page(301, "", { location: "https://www.example.com/jwks.json?x=1" }),
      { kind: "ticket-keys-redirect", to: "https://www.example.com/jwks.json" },
    ],
    [
      "a sign-in page",
      page(200, "<!doctype html>", { "content-type": "text/html; charset=utf-8" }),
      { kind: "ticket-keys-not-json", type: "text/html" },
    ],
    ["a refusal", page(403, "no"), { kind: "ticket-keys-status", status: 403 }],
    ["no such page", page(404, "no"), { kind: "ticket-keys-status", status: 404 }],
    [
      "one key alone",
      page(200, '{"kty":"OKP","crv":"Ed25519"}'),
      { kind: "ticket-keys-not-a-set", problems: [expect.stringMatching(/^keys: /)] },
    ],
    [
      "a private key",
      page(200, '{"keys":[{"kty":"OKP","kid":"a","d":"s3cret"}]}'),
      { kind: "ticket-keys-not-a-set", problems: ["keys.0.d: must not be there: it is private"] },
    ],
    ["a line that is cut", (request) => void request.socket.destroy(), { kind: "ticket-keys-unreachable" }],
  ])("%s", async (_, listener, expected) => {
    const line = await lineOf(await sign(), await keysFrom(listener), "unavailable");
    expect(line).toMatchObject({ level: "error", remedy: expect.stringMatching(/./), ...expected });
    expect(inspect(line)).not.toMatch(/s3cret|secret=1|x=1/);
  });

  test("nobody who listens", async () => {
    const keys = await keysFrom(page(200, ""));
    await sites.pop()?.close();
    expect(await lineOf(await sign(), keys, "unavailable")).toMatchObject({
      kind: "ticket-keys-unreachable",
      host: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      cause: expect.arrayContaining([expect.stringContaining("ECONNREFUSED")]),
    });
  });

  test("none in the settings", async () => {
    const heard = hearLog();
    expect(await readTicket(await sign(), now, undefined)).toEqual({ refusal: "unavailable" });
    expect(heard.kinds()).toEqual(["ticket-keys-unset"]);
  });
});

describe("a ticket that cannot be read says why:", () => {
  test.each<[string, Signed, TicketRefusal, object]>([
    [
      "a key that is not published",
      { kid: "2026-12" },
      "ticket-invalid",
      { kind: "ticket-kid-unknown", kid: "2026-12", known: ["2026-11"] },
    ],
    [
      "another issuer",
      { claims: { iss: "https://www.example.com/" } },
      "ticket-invalid",
      { kind: "ticket-issuer", expected: issuer, given: "https://www.example.com/" },
    ],
    ["no issuer", { claims: { iss: undefined } }, "ticket-invalid", { kind: "ticket-issuer", given: "(none)" }],
    [
      "another audience",
      { claims: { aud: ["help", "shop"] } },
      "ticket-invalid",
      { kind: "ticket-audience", expected: audience, given: ["help", "shop"] },
    ],
    [
      "a clock ahead",
      { claims: { iat: second + 300, exp: second + 1_200 } },
      "ticket-invalid",
      { kind: "ticket-clock", claim: "iat", secondsAhead: 300 },
    ],
    [
      "not valid yet",
      { claims: { nbf: second + 90 } },
      "ticket-invalid",
      { kind: "ticket-clock", claim: "nbf", secondsAhead: 90 },
    ],
    [
      "an end that is over",
      { claims: { iat: second - 1_000, exp: second - 100 } },
      "ticket-expired",
      { kind: "ticket-expired", level: "info", secondsLate: 100, secondsOld: 1_000 },
    ],
    [
      "milliseconds",
      { claims: { sent_at: now.getTime() } },
      "ticket-invalid",
      {
        kind: "ticket-claim",
        claims: [expect.stringMatching(/^sent_at must be a number, in seconds since 1970, .* milliseconds$/)],
      },
    ],
    [
      "a hash that is not hexadecimal",
      { claims: { sub: "bm90IGhleA" } },
      "ticket-invalid",
      { kind: "ticket-claim", claims: [expect.stringMatching(/^sub must be 16 to 128 hexadecimal/)] },
    ],
    [
      "a channel that carries no codes",
      { claims: { channel: "fax" } },
      "ticket-invalid",
      { kind: "ticket-claim", claims: ["channel must be email or sms"] },
    ],
    [
      "an end that is a text",
      { claims: { exp: "soon" } },
      "ticket-invalid",
      { kind: "ticket-claim", claims: ["exp must be a number, in seconds since 1970, and is text"] },
    ],
    [
      "an ISO time",
      { claims: { sent_at: now.toISOString() } },
      "ticket-invalid",
      { kind: "ticket-claim", claims: ["sent_at must be a number, in seconds since 1970, and is an ISO time"] },
    ],
  ])("%s", async (_, changes, refusal, expected) => {
    const keys = await keysWith(await jwk(ours, "2026-11"));
    expect(await lineOf(await sign(changes), keys, refusal)).toMatchObject(expected);
  });

  test("no key named, and several that fit", async () => {
    const keys = await keysWith(await jwk(ours, "a"), await jwk(other, "b"));
    expect(await lineOf(await sign({ kid: null }), keys, "ticket-invalid")).toMatchObject({
      kind: "ticket-kid-missing",
      known: ["a", "b"],
    });
  });

  test("a key for something else", async () => {
    const keys = await keysWith({ ...(await jwk(ours, "a")), use: "enc" });
    expect(await lineOf(await sign({ kid: "a" }), keys, "ticket-invalid")).toMatchObject({
      kind: "ticket-key-unfit",
      kid: "a",
    });
  });

  test("a key that is published and cannot be read", async () => {
    for (const broken of [{ x: "AAAA" }, { x: undefined }]) {
      const keys = await keysWith({ ...(await jwk(ours, "a")), ...broken });
      expect(await lineOf(await sign({ kid: "a" }), keys, "unavailable")).toMatchObject({
        kind: "ticket-key-broken",
        kid: "a",
        cause: expect.arrayContaining([expect.stringMatching(/./)]),
      });
    }
  });

  test("a key whose name only begins like one that is published", async () => {
    const keys = await keysWith({ ...(await jwk(ours, "sign-in-2026-10")), use: "enc" });
    expect(await lineOf(await sign({ kid: "sign-in-2026-11" }), keys, "ticket-invalid")).toMatchObject({
      kind: "ticket-kid-unknown",
    });
  });

  test("an algorithm that is not taken", async () => {
    const keys = await keysWith(await jwk(rsa, "a"));
    const jws = await sign({ alg: "RS256", kid: "a", key: rsa.privateKey });
    expect(await lineOf(jws, keys, "ticket-invalid")).toMatchObject({ kind: "ticket-algorithm", alg: "RS256" });
  });

  test.each(["no ticket at all", "a.b.c", "💥", `${"x".repeat(43)}.${"y".repeat(43)}`])("nonsense: %s", async (jws) => {
    expect(await lineOf(jws, await keysWith(await jwk(ours, "a")), "ticket-invalid")).toMatchObject({
      kind: "ticket-unreadable",
    });
  });

  test("too many claims", async () => {
    const jws = await sign({ claims: { note: "x".repeat(4_000) } });
    expect(await lineOf(jws, await keysWith(), "ticket-invalid")).toMatchObject({
      kind: "ticket-too-long",
      most: 4_000,
    });
  });
});

describe("a key that changed under its old name", () => {
  let listed: JWK[];
  let asked: number;
  const site = () => {
    asked = 0;
    return keysFrom((_, response) => {
      asked += 1;
      response.end(JSON.stringify({ keys: listed }));
    });
  };
  const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

  test("is fetched again for the first ticket of the new one, which is then good", async () => {
    listed = [await jwk(ours, "2026-11")];
    const keys = await site();
    expect(await readTicket(await sign(), now, keys)).toHaveProperty("ticket");
    listed = [await jwk(other, "2026-11")];
    pass(11);
    const heard = hearLog();
    expect(await readTicket(await sign({ key: other.privateKey }), now, keys)).toHaveProperty("ticket");
    expect(heard.kinds()).toEqual(["ticket-key-replaced"]);
    expect(asked).toBe(2);
  });

  test("forged ones have nothing fetched again and again while the keys cannot be had", async () => {
    let isUp = true;
    let tries = 0;
    const set = JSON.stringify({ keys: [await jwk(ours, "2026-11")] });
    const keys = await keysFrom((_, response) => {
      tries += 1;
      response.writeHead(isUp ? 200 : 503).end(set);
    });
    await readTicket(await sign(), now, keys);
    isUp = false;
    pass(11);
    for (let time = 0; time < 20; time++)
      expect(await readTicket(await sign({ key: other.privateKey }), now, keys)).toEqual({ refusal: "ticket-invalid" });
    expect(tries).toBe(2);
  });

  test("forged ones have nothing fetched again and again, and fill no log", async () => {
    listed = [await jwk(ours, "2026-11")];
    const keys = await site();
    const heard = hearLog();
    for (let time = 0; time < 20; time++)
      expect(await readTicket(await sign({ key: other.privateKey }), now, keys)).toEqual({ refusal: "ticket-invalid" });
    expect(heard.lines()).toMatchObject([{ kind: "ticket-signature", kid: "2026-11" }]);
    expect(asked).toBe(1);
  });
});
