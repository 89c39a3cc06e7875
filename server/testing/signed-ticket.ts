import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Ticket } from "#machines/resend/ticket.ts";

/** Makes this process trust a fresh key of the sign-in site at http://localhost:3001, and returns what signs tickets with it. */
export async function trustNewTicketKey(): Promise<(ticket: Ticket) => Promise<string>> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA");
  const [issuer, audience] = ["http://localhost:3001", "wheres-my-code"];
  const getKey = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: "a" }] });
  globalThis.loadedTicketKeys = { getKey, issuer, audience };
  return (ticket) =>
    new SignJWT({ ...ticket, iss: issuer, aud: audience })
      .setProtectedHeader({ alg: "EdDSA", kid: "a" })
      .sign(privateKey);
}
