import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { z } from "zod";
import { read } from "./read.js";

/**
 * A private key that signs tickets, as a JSON Web Key: Ed25519 (the usual), or P-256 from a key service that knows nothing else.
 * @typedef {{ kty: "OKP", crv: "Ed25519", x: string, d: string, kid?: string } | { kty: "EC", crv: "P-256", x: string, y: string, d: string, kid?: string }} TicketKey
 */

/** A new Ed25519 key. Keep it secret, and the same in all processes: TICKET_KEY. @returns {Promise<TicketKey>} */
export async function makeKey() {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  return readKey(await exportJWK(privateKey));
}

/**
 * The public halves of your keys, for the address that the help site knows as TICKET_JWKS_URL. List a new key there before it signs, and the old one
 * until its last ticket has ended (15 minutes).
 *
 * @param {...(TicketKey | string | undefined)} keys as JWK, or as its JSON
 */
export async function publicKeys(...keys) {
  const set = keys.map(async (given) => {
    const { d: _, ...publicKey } = readKey(given);
    return { ...publicKey, kid: await kidOf(publicKey), alg: algorithmOf(publicKey), use: "sig" };
  });
  return { keys: await Promise.all(set) };
}

/** Takes a key as JWK or as its JSON; throws a TypeError for anything else. @param {unknown} given @returns {TicketKey} */
export function readKey(given) {
  if (given === undefined || given === "") throw new TypeError("The ticket key is missing: set TICKET_KEY.");
  return read(keySchema, typeof given === "string" ? parsed(given) : given, "The ticket key must be a private JWK");
}

/** The name of a key: its own, or its thumbprint (RFC 7638). @param {{ kty: string, kid?: string | undefined }} key */
export async function kidOf(key) {
  return key.kid ?? calculateJwkThumbprint(key);
}

/** @param {{ kty: string }} key */
export function algorithmOf({ kty }) {
  return kty === "EC" ? "ES256" : "EdDSA";
}

const part = z.string().regex(/^[\w-]+$/);
const keySchema = z.discriminatedUnion("kty", [
  z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: part, d: part, kid: z.string().optional() }),
  z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: part, y: part, d: part, kid: z.string().optional() }),
]);

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError("The ticket key is not JSON. A shell may have taken its quotes away: put it in single quotes.");
  }
}
