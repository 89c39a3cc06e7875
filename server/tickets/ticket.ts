import { errors, jwtVerify } from "jose";
import type { TicketRefusal } from "#machines/resend/refusal.ts";
import { type Ticket, ticketSchema } from "#machines/resend/ticket.ts";
import { log } from "../log/log.js";
import type { TicketKeys } from "./ticket-keys.ts";
import { logTicketTrouble, logWrongClaims } from "./ticket-trouble.ts";

/**
 * Reads a ticket (JWS, compact form) with the keys of `ticketKeys`: signature, issuer, audience, a life of at most 15 minutes and every claim.
 * Never throws for a bad ticket; `unavailable` when the keys cannot be had. Clocks may differ by 60 seconds. Why a ticket is refused stands in the log,
 * by its kind and without what it holds.
 */
export async function readTicket(
  jws: string,
  now: Date,
  keys: TicketKeys | undefined,
): Promise<{ ticket: Ticket; refusal?: undefined } | { ticket?: undefined; refusal: TicketRefusal }> {
  if (!keys) {
    log("ticket-keys-unset");
    return { refusal: "unavailable" };
  }
  if (jws.length > longestTicket) {
    log("ticket-too-long", { characters: jws.length, most: longestTicket });
    return { refusal: "ticket-invalid" };
  }
  try {
    const payload = await verified(jws, now, keys);
    const claims = ticketSchema.safeParse(payload);
    const ahead = claims.success ? claims.data.iat - Math.floor(now.getTime() / 1000) : 0;
    if (claims.success && ahead <= toleranceSeconds) return { ticket: claims.data };
    // Only the sign-in site can have made this ticket.
    if (claims.success) log("ticket-clock", { claim: "iat", secondsAhead: ahead });
    else logWrongClaims(claims.error.issues);
    return { refusal: "ticket-invalid" };
  } catch (cause) {
    return { refusal: logTicketTrouble(cause, { jws, keys, now }) };
  }
}

/** The only ones that tickets may be signed with. */
export const ticketAlgorithms = ["EdDSA", "ES256"] as const;
/** No browser keeps a longer cookie. Real ones have about 800 characters. */
export const longestTicket = 4_000;
/** Seconds that the clocks may differ. */
export const toleranceSeconds = 60;

/** The claims, signed by one of the keys. A key may have been replaced under its name, so a signature that does not fit is tried with fresh keys. */
async function verified(jws: string, now: Date, keys: TicketKeys): Promise<unknown> {
  const verify = async () => {
    const { payload } = await jwtVerify(jws, keys.getKey, {
      algorithms: [...ticketAlgorithms],
      issuer: keys.issuer,
      audience: keys.audience,
      currentDate: now,
      clockTolerance: toleranceSeconds,
    });
    return payload;
  };
  try {
    return await verify();
  } catch (cause) {
    const isFresh = cause instanceof errors.JWSSignatureVerificationFailed && (await keys.fetchAgain?.());
    if (!isFresh) throw cause;
  }
  const claims = await verify();
  log("ticket-key-replaced");
  return claims;
}
