import { createServer } from "node:http";
import { createLocalJWKSet, createRemoteJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { readTicket, type TicketKeys } from "./ticket.ts";

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
  ours = await generateKeyPair("EdDSA");
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
    const dead = {
      ...keys,
      getKey: createRemoteJWKSet(new URL("http://127.0.0.1:9/jwks.json"), { timeoutDuration: 200 }),
    };
    expect(await readTicket(await sign(), now, dead)).toEqual({ refusal: "unavailable" });
  });

  test("is checked with the keys at an address, asked once for many tickets", async () => {
    let asked = 0;
    const set = { keys: [{ ...(await exportJWK(ours.publicKey)), kid: "a" }] };
    const site = createServer((_, response) => {
      asked += 1;
      response.setHeader("content-type", "application/json").end(JSON.stringify(set));
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    const address = site.address();
    const port = typeof address === "object" ? address?.port : 0;
    const remote = { ...keys, getKey: createRemoteJWKSet(new URL(`http://127.0.0.1:${port}/`)) };
    for (let time = 0; time < 5; time++) expect(await readTicket(await sign(), now, remote)).toHaveProperty("ticket");
    expect(asked).toBe(1);
    site.close();
  });
});
