import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import type { Refusal } from "#machines/code-status/code-status.ts";
import { deliveryChannels } from "#machines/words.ts";
import { type Env, env } from "../env.ts";

/** The permission to resend one pending code, as the sign-in site signed it. Times are epoch seconds. */
export type Ticket = z.infer<typeof claimsSchema>;

/** Why a ticket cannot be used; `unavailable` when the keys cannot be had. */
export type TicketRefusal = Extract<Refusal, "ticket-expired" | "ticket-invalid" | "unavailable">;

export interface TicketKeys {
  getKey: JWTVerifyGetKey;
  issuer: string;
  audience: string;
}

/**
 * Reads a ticket (JWS, compact form) with the keys of `ticketKeys`: signature, issuer, audience, a life of at most 15 minutes and every claim.
 * Never throws for a bad ticket. Clocks may differ by 60 seconds.
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
      algorithms: ["EdDSA", "ES256"],
      issuer: keys.issuer,
      audience: keys.audience,
      currentDate: now,
      clockTolerance: toleranceSeconds,
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) return refuseSigned(...claims.error.issues.map(wrongClaim));
    if (claims.data.iat > now.getTime() / 1000 + toleranceSeconds) return refuseSigned("iat lies in the future");
    return { ticket: claims.data };
  } catch (cause) {
    // jose looks at claims only when the signature is right.
    if (cause instanceof errors.JWTClaimValidationFailed) return refuseSigned(`${cause.claim} is not the expected one`);
    return { refusal: refusalOf(cause) };
  }
}

/** No browser keeps a longer cookie. Real ones have about 800 characters. */
const longestTicket = 4_000;
const toleranceSeconds = 60;
const longestLifeSeconds = 15 * 60;

/** Ends in the year 2100: milliseconds are noticed. */
const epoch = z.number().int().positive().max(4_102_444_800, "must be in seconds since 1970, not milliseconds");
const keyedHash = z.string().regex(/^[0-9a-f]{16,128}$/, "must be 16 to 128 hexadecimal digits in lower case");

const claimsSchema = z
  .object({
    sub: keyedHash,
    jti: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
    iat: epoch,
    exp: epoch,
    challenge: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
    channel: z.enum(deliveryChannels),
    /** Masked by the sign-in site. No control or direction characters: it is shown as it is. */
    destination: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u),
    destination_hash: keyedHash,
    /** Only ever read when it is that of a public mail provider, or a slip of one. */
    destination_domain: z.string().max(100).optional(),
    sent_at: epoch,
    code_expires_at: epoch,
    locale: z.string().max(35).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    dial_code: z
      .string()
      .regex(/^\d{1,4}$/)
      .optional(),
  })
  .refine(({ iat, exp }) => exp > iat && exp - iat <= longestLifeSeconds, {
    path: ["exp"],
    error: "must be at most 15 minutes after iat",
  });

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
