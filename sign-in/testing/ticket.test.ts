import { createLocalJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import { makeKey, publicKeys } from "../keys.js";
import { createTicket, type TicketFacts } from "../ticket.js";
import { facts } from "./ticket-facts.ts";

const key = makeKey();
const issuer = "https://www.example.com";
describe("a ticket", () => {
  test("names nobody, and is the same about one address however it was typed", async () => {
    const read = (changes: Partial<TicketFacts>) => decodeJwt(createTicket({ ...facts, ...changes }, { key, issuer }));
    const one = read({});
    expect(JSON.stringify(one)).not.toMatch(/jo@|user-1/);
    expect(read({ address: " Jo@Mail.example " }).destination_hash).toBe(one.destination_hash);
    expect(read({ address: "𝒥o@𝓂ail.example" })).toMatchObject({ destination: "𝒥•••@𝓂•••.example" });
    const number = { channel: "sms", address: "+44 7400 123456" } as const;
    expect(read({ ...number, dial_code: "44" })).toMatchObject({ destination: "+44 ••• ••56" });
    expect(read(number)).toMatchObject({ destination: "••• ••56" });
    expect(read(number).destination_hash).toBe(read({ ...number, address: "+447400123456" }).destination_hash);
  });

  test("is signed with a P-256 key as well", async () => {
    const pair = await generateKeyPair("ES256", { extractable: true });
    const jwk = JSON.stringify(await exportJWK(pair.privateKey));
    const ticket = createTicket(facts, { key: jwk, issuer });
    const { protectedHeader } = await jwtVerify(ticket, createLocalJWKSet(publicKeys(key, jwk)));
    expect(protectedHeader).toMatchObject({ alg: "ES256", kid: expect.any(String) });
  });

  test.each<Parameters<typeof generateOwn>[0]>(["Ed25519", { name: "ECDSA", namedCurve: "P-256" }])(
    "is read with the published half of a key that Web Crypto made: %o",
    async (algorithm) => {
      const pair = await generateOwn(algorithm);
      const jwk = JSON.stringify(await crypto.subtle.exportKey("jwk", pair.privateKey));
      const published = publicKeys(jwk);
      expect(JSON.stringify(published)).not.toMatch(/key_ops|"ext"|"d"/);
      await jwtVerify(createTicket(facts, { key: jwk, issuer }), createLocalJWKSet(published));
    },
  );

  test.each<[string, object, RegExp]>([
    [
      "an ISO time",
      { sent_at: "2026-11-22T14:01:00Z" },
      /sent_at must be a number, in seconds since 1970, and is text/,
    ],
    ["milliseconds", { code_expires_at: 1795356660000 }, /code_expires_at .* must be milliseconds/],
    ["half a second", { sent_at: 1795356060.5 }, /sent_at must be whole seconds/],
    ["a name that is none", { sentAt: 1795356060 }, /sentAt/],
    ["a challenge that is too short", { challenge: "x" }, /challenge must be 8 to 64/],
  ])("with %s is refused with a sentence", async (_, changes, message) => {
    expect(() => createTicket(Object.assign({}, facts, changes), { key, issuer })).toThrowError(message);
  });

  test.each([0, -60, 599.5, Number.NaN])("with a life of %d seconds is not made", (life) => {
    expect(() => createTicket(facts, { key, issuer, life })).toThrowError(/life of a ticket must be whole seconds/);
  });

  test.each([
    [undefined, /set TICKET_KEY/],
    ["{kty:OKP}", /single quotes/],
    [JSON.stringify({ kty: "RSA" }), /must be a private JWK/],
  ])("needs a key, and says what is wrong with this one: %s", async (given, message) => {
    expect(() => createTicket(facts, { key: given, issuer })).toThrowError(message);
  });
});

async function generateOwn(algorithm: "Ed25519" | { name: string; namedCurve: string }) {
  const pair = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("no pair");
  return pair;
}
