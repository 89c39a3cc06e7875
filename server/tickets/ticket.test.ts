import { CompactSign, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Loopback, listen } from "../gateways/testing/loopback.ts";
import { readTicket } from "./ticket.ts";
import { keysOf, type TicketKeys } from "./ticket-keys.ts";

const now = new Date("2026-11-22T14:02:00Z");
const second = now.getTime() / 1000;

const claims = {
  sub: "ab".repeat(16),
  jti: "ticket-0001",
  challenge: "challenge-0001",
  channel: "email",
  destination: "j•••@g•••.com",
  destination_hash: "cd".repeat(16),
  sent_at: second - 20,
  code_expires_at: second + 580,
};

let ours: Awaited<ReturnType<typeof generateKeyPair>>;
let foreign: Awaited<ReturnType<typeof generateKeyPair>>;
let es256: Awaited<ReturnType<typeof generateKeyPair>>;
let keys: TicketKeys;

beforeAll(async () => {
  ours = await generateKeyPair("EdDSA", { extractable: true });
  foreign = await generateKeyPair("EdDSA");
  es256 = await generateKeyPair("ES256");
  const set = {
    keys: [
      { ...(await exportJWK(ours.publicKey)), kid: "a" },
      { ...(await exportJWK(es256.publicKey)), kid: "b" },
    ],
  };
  keys = { getKey: createLocalJWKSet(set), issuer: "http://localhost:3001", audience: "wheres-my-code" };
});

interface Changes {
  claims?: Record<string, unknown>;
  key?: CryptoKey;
  alg?: string;
  kid?: string;
  iat?: number;
  exp?: number;
  issuer?: string;
  audience?: string;
}

function sign(changes: Changes = {}) {
  return new SignJWT({ ...claims, ...changes.claims })
    .setProtectedHeader({ alg: changes.alg ?? "EdDSA", kid: changes.kid ?? "a" })
    .setIssuer(changes.issuer ?? "http://localhost:3001")
    .setAudience(changes.audience ?? "wheres-my-code")
    .setIssuedAt(changes.iat ?? second)
    .setExpirationTime(changes.exp ?? second + 900)
    .sign(changes.key ?? ours.privateKey);
}

const read = async (jws: string | Promise<string>) => readTicket(await jws, now, keys);

describe("a ticket", () => {
  test("signed by the sign-in site is read, with EdDSA and with ES256", async () => {
    expect(await read(sign())).toMatchObject({ ticket: claims });
    expect(await read(sign({ alg: "ES256", kid: "b", key: es256.privateKey }))).toMatchObject({ ticket: claims });
  });

  test("may be off by a minute of clock, not more", async () => {
    expect(await read(sign({ iat: second - 900, exp: second - 59 }))).toHaveProperty("ticket");
    expect(await read(sign({ iat: second - 900, exp: second - 61 }))).toEqual({ refusal: "ticket-expired" });
    expect(await read(sign({ iat: second + 59 }))).toHaveProperty("ticket");
    expect(await read(sign({ iat: second + 61, exp: second + 900 }))).toEqual({ refusal: "ticket-invalid" });
  });

  test.each<[string, Changes]>([
    ["of another issuer", { issuer: "https://evil.example" }],
    ["for another audience", { audience: "another-site" }],
    ["that lives too long", { exp: second + 901 }],
    ["with an address that hides direction characters", { claims: { destination: "j•••@\u202Emoc.g" } }],
    ["for a channel we do not send on", { claims: { channel: "pigeon" } }],
    ["without a challenge", { claims: { challenge: undefined } }],
    ["with a key nobody published", { kid: "c" }],
  ])("%s is refused", async (_, changes) => {
    expect(await read(sign(changes))).toEqual({ refusal: "ticket-invalid" });
  });

  test("forged, tampered, unsigned or junk is refused", async () => {
    const good = await sign();
    const [header, , signature] = good.split(".");
    const body = Buffer.from(JSON.stringify({ ...claims, destination_hash: "ee".repeat(16) })).toString("base64url");
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
    const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "a" }).sign(new Uint8Array(32));
    for (const jws of [
      await sign({ key: foreign.privateKey }),
      `${header}.${body}.${signature}`,
      unsigned,
      symmetric,
      "",
      "a.b.c",
      "💥",
    ]) {
      expect(await read(jws)).toEqual({ refusal: "ticket-invalid" });
    }
  });

  test("cannot be read without keys, and says so", async () => {
    expect(await readTicket(await sign(), now, undefined)).toEqual({ refusal: "unavailable" });
    const { issuer, audience } = keys;
    const dead = keysOf({ keys: { url: "http://127.0.0.1:9/jwks.json", json: undefined }, issuer, audience });
    expect(await readTicket(await sign(), now, dead)).toEqual({ refusal: "unavailable" });
  });

  test("with a header made to trick the reader is refused", async () => {
    const [, body] = (await sign()).split(".");
    const { x = "" } = await exportJWK(ours.publicKey);
    const pem = await exportSPKI(ours.publicKey);
    const stranger = await exportJWK(foreign.publicKey);
    const signed = (header: object, key: CryptoKey | Uint8Array, options?: { crit: Record<string, boolean> }) =>
      new CompactSign(Buffer.from(body ?? "", "base64url"))
        .setProtectedHeader({ alg: "EdDSA", kid: "a", ...header })
        .sign(key, options);
    const tricks = {
      "the public key as an HMAC secret, as bytes": signed({ alg: "HS256" }, Buffer.from(x, "base64url")),
      "the public key as an HMAC secret, as a file": signed({ alg: "HS256" }, Buffer.from(pem)),
      "the kid of another key": signed({ kid: "b" }, ours.privateKey),
      "no kid, signed by a stranger": signed({ kid: undefined }, foreign.privateKey),
      "a stranger's key brought along": signed({ kid: undefined, jwk: stranger }, foreign.privateKey),
      "a stranger's key set": signed({ jku: "https://evil.example/jwks.json" }, foreign.privateKey),
      "an extension nobody knows": signed({ crit: ["only-on-mondays"], "only-on-mondays": 1 }, ours.privateKey, {
        crit: { "only-on-mondays": true },
      }),
      "another algorithm's name": signed({ alg: "none" }, ours.privateKey).catch(
        () => `${Buffer.from('{"alg":"NONE","kid":"a"}').toString("base64url")}.${body}.`,
      ),
    };
    for (const [trick, jws] of Object.entries(tricks))
      expect(await read(jws), trick).toEqual({ refusal: "ticket-invalid" });
  });

  test("that is larger than a cookie is refused unread", async () => {
    const getKey = vi.fn(keys.getKey);
    const padded = await sign({ claims: { note: "x".repeat(4_000) } });
    expect(await readTicket(padded, now, { ...keys, getKey })).toEqual({ refusal: "ticket-invalid" });
    expect(getKey).not.toHaveBeenCalled();
  });

  test("is checked with a key from the settings as well as with one from an address", async () => {
    const json = JSON.stringify({ keys: [{ ...(await exportJWK(es256.publicKey)), kid: "b", alg: "ES256" }] });
    const fixed = keysOf({ keys: { url: undefined, json }, issuer: keys.issuer, audience: keys.audience });
    expect(await readTicket(await sign({ alg: "ES256", kid: "b", key: es256.privateKey }), now, fixed)).toHaveProperty(
      "ticket",
    );
    expect(await readTicket(await sign(), now, fixed)).toEqual({ refusal: "ticket-invalid" });
  });
});

describe("keys at an address", () => {
  let listed: JWK[];
  let asked = 0;
  let site: Loopback;
  let remote: TicketKeys;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    listed = [{ ...(await exportJWK(ours.publicKey)), kid: "a" }];
    asked = 0;
    site = await listen((_, response) => {
      asked += 1;
      response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: listed }));
    });
    const { issuer, audience } = keys;
    remote = keysOf({ keys: { url: `${site.origin}/jwks.json`, json: undefined }, issuer, audience });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await site.close();
  });

  const readRemote = async (jws: Promise<string>) => readTicket(await jws, now, remote);
  const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
  const byNewKey = () => sign({ alg: "ES256", kid: "b", key: es256.privateKey });

  test("are asked for once for many tickets", async () => {
    for (let time = 0; time < 5; time++) expect(await readRemote(sign())).toHaveProperty("ticket");
    expect(asked).toBe(1);
  });

  test("rotate while the site runs: a new key counts as soon as a ticket names it, the old one as long as it is listed", async () => {
    expect(await readRemote(sign())).toHaveProperty("ticket");
    listed.push({ ...(await exportJWK(es256.publicKey)), kid: "b" });
    pass(11);
    expect(await readRemote(byNewKey())).toHaveProperty("ticket");
    expect(await readRemote(sign())).toHaveProperty("ticket");
    expect(asked).toBe(2);
    listed.shift();
    pass(601);
    expect(await readRemote(byNewKey())).toHaveProperty("ticket");
    expect(await readRemote(sign())).toEqual({ refusal: "ticket-invalid" });
  });

  test("are not asked for again and again by tickets with made-up keys", async () => {
    expect(await readRemote(sign())).toHaveProperty("ticket");
    for (let time = 0; time < 20; time++)
      expect(await readRemote(sign({ kid: `made-up-${time}` }))).toEqual({ refusal: "ticket-invalid" });
    expect(asked).toBe(1);
    pass(11);
    for (let time = 0; time < 20; time++) await readRemote(sign({ kid: `made-up-${time}` }));
    expect(asked).toBe(2);
  });

  test("that cannot be had leave known ones in use, and are our trouble, not the ticket's", async () => {
    expect(await readRemote(sign())).toHaveProperty("ticket");
    await site.close();
    pass(300);
    expect(await readRemote(sign())).toHaveProperty("ticket");
    pass(301);
    expect(await readRemote(sign())).toEqual({ refusal: "unavailable" });
  });
});
