import { decodeProtectedHeader, errors } from "jose";
import { z } from "zod";
import { epochSeconds } from "#machines/input/epoch-seconds.ts";
import type { TicketRefusal } from "#machines/resend/refusal.ts";
import { log } from "../log/log.js";
import { KeysTrouble, shortened, type TicketKeys } from "./ticket-keys.ts";

interface Tried {
  jws: string;
  keys: TicketKeys;
  now: Date;
}

/**
 * Writes why a ticket could not be read, and returns what its person is told. Of a ticket whose signature is right, issuer and audience are named;
 * of any other only the name of its key, cut short, because anybody can have made it.
 */
export function logTicketTrouble(cause: unknown, { jws, keys, now }: Tried): TicketRefusal {
  // jose looks at claims only when the signature is right.
  if (cause instanceof errors.JWTExpired) {
    const { exp, iat } = epochs.parse(cause.payload);
    const second = Math.floor(now.getTime() / 1000);
    log("ticket-expired", { secondsLate: exp && second - exp, secondsOld: iat && second - iat });
    return "ticket-expired";
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    logClaim(cause, keys, now);
    return "ticket-invalid";
  }
  const { kid, alg } = headerOf(jws);
  const published = keys.getKey.jwks?.()?.keys ?? [];
  const known = published.map((key) => shortened(key.kid));
  if (cause instanceof errors.JWKSNoMatchingKey) {
    const isUnknown = kid !== undefined && !published.some((key) => key.kid === kid);
    log(isUnknown ? "ticket-kid-unknown" : "ticket-key-unfit", { kid: shortened(kid), known: known.slice(0, 6), alg });
    return "ticket-invalid";
  }
  if (cause instanceof errors.JWKSMultipleMatchingKeys) {
    log(kid === undefined ? "ticket-kid-missing" : "ticket-kid-twice", {
      kid: kid && shortened(kid),
      known: known.slice(0, 6),
    });
    return "ticket-invalid";
  }
  if (cause instanceof errors.JWSSignatureVerificationFailed) {
    log("ticket-signature", { kid: shortened(kid), alg });
    return "ticket-invalid";
  }
  if (cause instanceof errors.JOSEAlgNotAllowed) {
    log("ticket-algorithm", { alg });
    return "ticket-invalid";
  }
  return logKeys(cause);
}

/** Names claims and what is wrong with each, never what they hold. */
export function logWrongClaims(issues: readonly z.core.$ZodIssue[]): void {
  log("ticket-claim", {
    claims: issues.slice(0, 8).map(({ path, message }) => `${path.join(".") || "payload"} ${message}`),
  });
}

function logClaim(
  { claim, reason, payload }: errors.JWTClaimValidationFailed,
  { issuer, audience }: TicketKeys,
  now: Date,
): void {
  const { iss, aud, nbf } = named.parse(payload);
  if (claim === "iss") log("ticket-issuer", { expected: issuer, given: iss ?? "(none)" });
  else if (claim === "aud") log("ticket-audience", { expected: audience, given: aud ?? "(none)" });
  else if (claim === "nbf" && reason === "check_failed" && nbf !== undefined)
    log("ticket-clock", { claim, secondsAhead: Math.ceil(nbf - now.getTime() / 1000) });
  else if (["exp", "iat", "nbf"].includes(claim) && reason === "invalid") {
    const { error } = epochSeconds.safeParse(payload[claim]);
    log("ticket-claim", { claims: [`${claim} ${error?.issues[0]?.message ?? "is not as expected"}`] });
  } else log("ticket-claim", { claims: [`${claim} is ${reason === "missing" ? "missing" : "not as expected"}`] });
}

/** What is left: the keys did not come or cannot be used, or what came is no ticket. */
function logKeys(cause: unknown): TicketRefusal {
  if (cause instanceof KeysTrouble) {
    log(cause.kind, cause.fields, cause.cause);
    return "unavailable";
  }
  // What a library says about a ticket may quote it.
  log("ticket-unreadable", {}, cause instanceof errors.JOSEError ? undefined : cause);
  return "ticket-invalid";
}

const number = z.number().optional().catch(undefined);
const short = z.string().transform((text) => text.slice(0, 200));
const epochs = z.object({ exp: number, iat: number });
const named = z.object({
  iss: short.optional().catch("(no text)"),
  aud: z
    .union([short, z.array(short)])
    .optional()
    .catch("(no text)"),
  nbf: number,
});

const headerSchema = z.object({
  kid: z.string().optional().catch(undefined),
  alg: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,20}$/)
    .optional()
    .catch(undefined),
});

function headerOf(jws: string): z.infer<typeof headerSchema> {
  try {
    return headerSchema.parse(decodeProtectedHeader(jws));
  } catch {
    return {};
  }
}
