import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import type { TicketRefusal } from "#machines/resend/refusal.ts";
import { type Ticket, ticketSchema } from "#machines/resend/ticket.ts";
import { type Env, env } from "../env.ts";

export interface TicketKeys {
  getKey: JWTVerifyGetKey;
  issuer: string;
  audience: string;
}

/**
 * Reads a ticket (JWS, compact form) with the keys of `ticketKeys`: signature, issuer, audience, a life of at most 15 minutes and every claim.
 * Never throws for a bad ticket; `unavailable` when the keys cannot be had. Clocks may differ by 60 seconds.
 */
export async function readTicket(
  jws: string,
  now: Date,
  keys: TicketKeys | undefined,
): Promise<{ ticket: Ticket; refusal?: undefined } | { ticket?: undefined; refusal: TicketRefusal }> {
  if (!keys) return { refusal: "unavailable" };
  if (jws.length > longestTicket) return { refusal: "ticket-invalid" };
  try {
    const { payload } = await jwtVerify(jws, keys.getKey, {
      algorithms: [...ticketAlgorithms],
      issuer: keys.issuer,
      audience: keys.audience,
      currentDate: now,
      clockTolerance: toleranceSeconds,
    });
    const claims = ticketSchema.safeParse(payload);
    if (!claims.success) return refuseSigned(...claims.error.issues.map(wrongClaim));
    if (claims.data.iat > now.getTime() / 1000 + toleranceSeconds) return refuseSigned("iat lies in the future");
    return { ticket: claims.data };
  } catch (cause) {
    // jose looks at claims only when the signature is right.
    if (cause instanceof errors.JWTClaimValidationFailed) return refuseSigned(`${cause.claim} is not the expected one`);
    return { refusal: refusalOf(cause) };
  }
}

/** The only ones that tickets may be signed with. */
export const ticketAlgorithms = ["EdDSA", "ES256"] as const;
/** No browser keeps a longer cookie. Real ones have about 800 characters. */
export const longestTicket = 4_000;
/** Seconds that the clocks may differ. */
export const toleranceSeconds = 60;

/** The keys of the environment, `undefined` when none are set. */
export function ticketKeys(): TicketKeys | undefined {
  const settings = env().ticket;
  if (settings) globalThis.loadedTicketKeys ??= keysOf(settings);
  return globalThis.loadedTicketKeys;
}

/**
 * Keys by address or as they are. A remote set is fetched when first needed and kept for ten minutes; a `kid` it does not hold has it fetched
 * again (rotation), but not within ten seconds, so that made-up ones cost nothing. A key counts as long as the set lists it.
 */
export function keysOf({ keys, issuer, audience }: NonNullable<Env["ticket"]>): TicketKeys {
  if (keys.url === undefined)
    return { issuer, audience, getKey: createLocalJWKSet(keySetSchema.parse(JSON.parse(keys.json))) };
  const options = { timeoutDuration: 5_000, cooldownDuration: 10_000, cacheMaxAge: 600_000 };
  return { issuer, audience, getKey: createRemoteJWKSet(new URL(keys.url), options) };
}

declare global {
  var loadedTicketKeys: TicketKeys | undefined;
}

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** Only the sign-in site can have made this ticket, so its engineers find out from the log what is wrong. Names claims, never what they hold. */
function refuseSigned(...reasons: string[]): { refusal: TicketRefusal } {
  console.error(`a correctly signed ticket cannot be used: ${reasons.join("; ")}`);
  return { refusal: "ticket-invalid" };
}

function wrongClaim({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".")} ${message}`;
}

function refusalOf(cause: unknown): TicketRefusal {
  if (cause instanceof errors.JWTExpired) return "ticket-expired";
  // The only other jose errors that are not the ticket's fault: the keys did not come.
  if (cause instanceof errors.JWKSTimeout || cause instanceof errors.JWKSInvalid) return "unavailable";
  if (cause instanceof errors.JOSEError && cause.code !== "ERR_JOSE_GENERIC") return "ticket-invalid";
  return "unavailable";
}
