import { createHmac, hkdfSync, randomUUID } from "node:crypto";
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  SignJWT,
} from "jose";
import { z } from "zod";
import type { DemoEnv } from "../env.ts";
import { dialCode, maskAddress } from "./address.ts";
import type { Challenge } from "./challenge.ts";

export interface TicketOffice {
  /** Public keys for `/.well-known/jwks.json`. */
  readonly jwks: JSONWebKeySet;
  /** A fresh, signed permission to send one pending code again. Names nobody: addresses are masked or keyed hashes. */
  issue(challenge: Challenge): Promise<string>;
}

/** Signs tickets with `env.key` (a private Ed25519 JWK as JSON), or with a key made for this run. */
export async function createTicketOffice(env: DemoEnv["ticket"]): Promise<TicketOffice> {
  const jwk = env.key === null ? await freshKey() : okpSchema.parse(JSON.parse(env.key));
  const kid = await calculateJwkThumbprint(jwk);
  const key = await importJWK(jwk, "EdDSA");
  const hashKey = Buffer.from(hkdfSync("sha256", Buffer.from(jwk.d, "base64url"), "", "kestrel ticket hashes", 32));
  const keyedHash = (value: string) => createHmac("sha256", hashKey).update(value).digest("hex");
  const { d: _, ...publicJwk } = jwk;

  return {
    jwks: { keys: [{ ...publicJwk, kid, alg: "EdDSA", use: "sig" }] },
    issue(challenge) {
      const { channel, address, world } = challenge;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        challenge: challenge.id,
        channel,
        destination: maskAddress(channel, address),
        destination_hash: keyedHash(`${channel}:${address}`),
        sent_at: Math.floor(challenge.firstSentAt.getTime() / 1000) - world.ticketAgeSeconds,
        code_expires_at: Math.floor(challenge.codeExpiresAt.getTime() / 1000),
        locale: "en",
        // Every address that asks here gets a code, so what became of one tells nobody who has an account.
        reports: true,
        ...(channel === "sms" ? { dial_code: dialCode(address) } : {}),
        ...(channel === "sms" && dialCode(address) === "44" ? { country: "GB" } : {}),
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: "EdDSA", kid, typ: "JWT" })
        .setIssuer(env.issuer)
        .setAudience(env.audience)
        .setSubject(keyedHash(`user:${world.account.userId}`))
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + env.lifeSeconds)
        .sign(key);
    },
  };
}

async function freshKey() {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk: JWK = await exportJWK(privateKey);
  return okpSchema.parse(jwk);
}

const okpSchema = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), d: z.string() });
