import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { ticketFor } from "#server/testing/ticket.ts";
import { cookieNames } from "#server/tickets/ticket-cookies.ts";
import type { Asked } from "./ask-in-turn.ts";

const issuer = "http://localhost:3001";

/** Browsers with a ticket of their own that look what became of their code, and the settings by which a server trusts their tickets. */
export async function ticketHolders(count: number, gateway: { url: string; secret: string }) {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA");
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "a" }] };
  const { ticket, browser } = cookieNames(false);
  const cookies = await Promise.all(
    Array.from({ length: count }, async () => {
      const jws = await new SignJWT({ ...ticketFor(new Date()), iss: issuer, aud: "wheres-my-code" })
        .setProtectedHeader({ alg: "EdDSA", kid: "a" })
        .sign(privateKey);
      return `${ticket}=${jws}; ${browser}=${randomBytes(32).toString("base64url")}`;
    }),
  );
  let turn = 0;
  return {
    settings: {
      TICKET_ISSUER: issuer,
      TICKET_JWKS: JSON.stringify(keys),
      RESEND_URL: gateway.url,
      RESEND_SECRET: gateway.secret,
    },
    look(): Asked {
      const cookie = cookies[turn++ % cookies.length] ?? "";
      return { path: "/api/delivery", method: "GET", headers: { cookie }, gives: 200 };
    },
  };
}
