import { createHash, generateKeyPairSync } from "node:crypto";
import { parsed } from "./check.js";

/**
 * A private key that signs tickets, as a JSON Web Key: Ed25519 (the usual), or P-256 from a key service that knows nothing else.
 * @typedef {{ kty: "OKP", crv: "Ed25519", x: string, d: string, kid?: string } | { kty: "EC", crv: "P-256", x: string, y: string, d: string, kid?: string }} TicketKey
 */

/** A new Ed25519 key. Keep it secret, and the same in all processes: TICKET_KEY. @returns {TicketKey} */
export function makeKey() {
  return readKey(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }));
}

/**
 * The public halves of your keys, for the address that the help site knows as TICKET_JWKS_URL. List a new key there before it signs, and the old one
 * until its last ticket has ended (15 minutes).
 *
 * @param {...(TicketKey | string | undefined)} keys as JWK, or as its JSON
 */
export function publicKeys(...keys) {
  const set = keys.map((given) => {
    const { d: _, ...key } = readKey(given);
    const { kty, crv, x } = key;
    // What else stands there is about the private half: `key_ops` of Web Crypto says "sign", and nobody would verify with it.
    const half = "y" in key ? { kty, crv, x, y: key.y } : { kty, crv, x };
    return { ...half, kid: kidOf(key), alg: algorithmOf(key), use: "sig" };
  });
  return { keys: set };
}

/** Takes a key as JWK or as its JSON; throws a TypeError for anything else. @param {unknown} given @returns {TicketKey} */
export function readKey(given) {
  if (given === undefined || given === "") throw new TypeError("The ticket key is missing: set TICKET_KEY.");
  const key = typeof given === "string" ? parsed(given) : given;
  if (key === undefined)
    throw new TypeError("The ticket key is not JSON. A shell may have taken its quotes away: put it in single quotes.");
  if (!isKey(key)) throw new TypeError("The ticket key must be a private JWK: Ed25519 or P-256, with d.");
  return key;
}

/** The name of a key: its own, or its thumbprint (RFC 7638). @param {Omit<TicketKey, "d"> & { y?: string }} key */
export function kidOf({ kid, kty, crv, x, y }) {
  const parts = y === undefined ? { crv, kty, x } : { crv, kty, x, y };
  return kid ?? createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

/** @param {{ kty: string }} key */
export function algorithmOf({ kty }) {
  return kty === "EC" ? "ES256" : "EdDSA";
}

/** @param {unknown} given @returns {given is TicketKey} */
function isKey(given) {
  if (typeof given !== "object" || given === null) return false;
  const parts = new Map(Object.entries(given));
  const has = (/** @type {string} */ name) => /^[\w-]+$/.test(String(parts.get(name) ?? ""));
  const isNamed = ["undefined", "string"].includes(typeof parts.get("kid"));
  if (!has("x") || !has("d") || !isNamed) return false;
  if (parts.get("kty") === "OKP") return parts.get("crv") === "Ed25519";
  return parts.get("kty") === "EC" && parts.get("crv") === "P-256" && has("y");
}
