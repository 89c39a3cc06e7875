import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
} from "jose";
import { ticketSchema } from "#machines/resend/ticket.ts";
import type { Env } from "../../env.ts";
import { longestTicket, ticketAlgorithms, toleranceSeconds } from "../../tickets/ticket.ts";
import { type Finding, good, wrong } from "../finding.ts";

interface By {
  ticket: NonNullable<Env["ticket"]>;
  keys: JSONWebKeySet;
  now: Date;
}

/** A ticket read with these settings and keys: everything that is wrong with it at once, by the names of its claims and not by what they hold. */
export async function judgeTicket(tried: string, jws: string, by: By): Promise<Finding[]> {
  if (jws.length > longestTicket)
    return [
      wrong(
        tried,
        `has ${jws.length} characters`,
        `Leave out what is not in docs/connect.md: ${longestTicket} characters at most.`,
      ),
    ];
  const claims = claimsOf(jws);
  if (!claims)
    return [
      wrong(
        tried,
        "is no JWS in compact form: three parts with dots between",
        "Pass the ticket alone, without the address around it.",
      ),
    ];
  const findings = [...(await signatureFindings(tried, jws, by)), ...claimFindings(tried, claims, by)];
  return findings.length > 0 ? findings : [good(tried, "signature and every claim are right")];
}

async function signatureFindings(tried: string, jws: string, { keys }: By): Promise<Finding[]> {
  try {
    // Claims are looked at by themselves, so that all of them are named.
    await jwtVerify(jws, createLocalJWKSet(keys), {
      algorithms: [...ticketAlgorithms],
      currentDate: new Date(0),
      clockTolerance: 10_000_000_000,
    });
    return [];
  } catch (cause) {
    const { alg, kid } = decodeProtectedHeader(jws);
    const known = keys.keys.map((key) => key.kid ?? "(none)").join(", ");
    if (cause instanceof errors.JOSEAlgNotAllowed)
      return [wrong(tried, `is signed with ${alg}`, `Sign with ${ticketAlgorithms.join(" or ")}.`)];
    if (cause instanceof errors.JWKSNoMatchingKey)
      return [
        wrong(
          tried,
          `no key fits its header: kid ${kid ?? "(none)"}, alg ${alg}; the set has ${known}`,
          "Publish the key that signs, and write its kid into the header.",
        ),
      ];
    if (cause instanceof errors.JWKSMultipleMatchingKeys)
      return [wrong(tried, "several keys fit its header", "Write the kid of the key that signs into the header.")];
    if (cause instanceof errors.JWSSignatureVerificationFailed)
      return [
        wrong(
          tried,
          `the signature is not by the key ${kid ?? "of the set"}`,
          "Sign with the private part of the key that is published.",
        ),
      ];
    return [wrong(tried, "cannot be read", "Make it with a library for JWS, in compact form.")];
  }
}

function claimFindings(tried: string, claims: JWTPayload, { ticket, now }: By): Finding[] {
  const second = now.getTime() / 1_000;
  const audiences = [claims.aud].flat();
  const { iat = 0, exp = second } = claims;
  const shape = ticketSchema.safeParse(claims).error?.issues ?? [];
  return [
    ...(claims.iss === ticket.issuer
      ? []
      : [
          wrong(
            `${tried}: iss`,
            "is not TICKET_ISSUER",
            "Make both the same, letter by letter; a slash at the end counts.",
          ),
        ]),
    ...(audiences.includes(ticket.audience)
      ? []
      : [
          wrong(
            `${tried}: aud`,
            "is not TICKET_AUDIENCE",
            `Let the ticket say ${ticket.audience}, or set TICKET_AUDIENCE.`,
          ),
        ]),
    ...shape.map(({ path, message }) =>
      wrong(`${tried}: ${path.join(".") || "claims"}`, message, "See the table of claims in docs/connect.md."),
    ),
    ...(exp < second - toleranceSeconds
      ? [
          wrong(
            `${tried}: exp`,
            `it ended ${Math.round(second - exp)} seconds ago`,
            "Pass a fresh one; if it is fresh, put the clock of the sign-in system right.",
          ),
        ]
      : []),
    ...(iat > second + toleranceSeconds
      ? [
          wrong(
            `${tried}: iat`,
            `lies ${Math.round(iat - second)} seconds ahead`,
            "Put the clock of the sign-in system right.",
          ),
        ]
      : []),
  ];
}

function claimsOf(jws: string): JWTPayload | null {
  try {
    decodeProtectedHeader(jws);
    return decodeJwt(jws);
  } catch {
    return null;
  }
}
