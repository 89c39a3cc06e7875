import { generateKeyPairSync } from "node:crypto";
import { calculateJwkThumbprint, importJWK, type JWTPayload, SignJWT } from "jose";
import { z } from "zod";
import { ticketFor } from "#server/testing/ticket.ts";
import { demoUrl } from "./demo-site.ts";

/** A private key as JSON, for the sign-in site of a test run (DEMO_TICKET_KEY) or for somebody who forges its tickets. */
export function newTicketKey(): string {
  return JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }));
}

/** The public half of `key` as the key set that a wizard is given. */
export async function keySetOf(key: string): Promise<string> {
  const { d: _, ...open } = readKey(key);
  return JSON.stringify({ keys: [{ ...open, kid: await calculateJwkThumbprint(open) }] });
}

/** A ticket like those of the demo's sign-in site, with the claims that a test wants to be different. */
export function signTicket(claims: JWTPayload = {}, key = siteKey()): Promise<string> {
  return sign(claims, key, key);
}

/** A ticket that names the site's key and is signed with another one. */
export function forgeTicket(): Promise<string> {
  return sign({}, newTicketKey(), siteKey());
}

async function sign(claims: JWTPayload, key: string, namedKey: string): Promise<string> {
  const usual = { ...ticketFor(new Date()), iss: demoUrl, aud: "wheres-my-code", destination: "j•••@m•••.example" };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: "EdDSA", kid: await calculateJwkThumbprint(readKey(namedKey)) })
    .sign(await importJWK(readKey(key), "EdDSA"));
}

/** Set by e2e/playwright.config.ts, so that the sign-in site and the tests share it. */
function siteKey(): string {
  return process.env.DEMO_TICKET_KEY ?? "";
}

function readKey(key: string) {
  return keySchema.parse(JSON.parse(key));
}

const keySchema = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), d: z.string() });
