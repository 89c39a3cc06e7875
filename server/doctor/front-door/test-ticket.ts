import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { importJWK, SignJWT } from "jose";
import { z } from "zod";
import type { Env } from "../../env.ts";

/** What tickets can be made or tried with. */
export interface TicketMeans {
  /** A ticket that the operator's system made. */
  ticket: string | undefined;
  /** Makes tickets of our own; `secondsOld` for one that has ended. */
  sign: ((secondsOld?: number) => Promise<string>) | undefined;
}

/** Tickets to try, for these settings. */
export function ticketMeans(
  { ticket, signer }: { ticket: string | undefined; signer: Signer | undefined },
  settings: Env["ticket"],
): TicketMeans {
  const sign = signer && settings && ((secondsOld = 0) => testTicket(signer, settings, secondsOld));
  return { ticket, sign };
}

const keySchema = z.looseObject({ kty: z.enum(["OKP", "EC"]), d: z.string(), kid: z.string().optional() });

/** The private key in a file, as JWK; `trouble` says what is wrong with the file. */
export async function readSigner(file: string): Promise<Signer | { trouble: string }> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { trouble: `${file} cannot be read as JSON: it has to be a private key as JWK.` };
  }
  const { data } = keySchema.safeParse(json);
  if (!data)
    return { trouble: `${file} is no private Ed25519 or P-256 key as JWK: kty, crv, d, and kid as in your key set.` };
  const alg = data.kty === "EC" ? "ES256" : "EdDSA";
  const key = await importJWK(data, alg).catch(() => null);
  return key ? { key, alg, kid: data.kid } : { trouble: `The key in ${file} cannot be used.` };
}

export interface Signer {
  key: Awaited<ReturnType<typeof importJWK>>;
  alg: string;
  kid: string | undefined;
}

/** For a sign-in that does not exist, at an address that does not exist: nothing can be sent with it. */
function testTicket(
  { key, alg, kid }: Signer,
  { issuer, audience }: NonNullable<Env["ticket"]>,
  secondsOld: number,
): Promise<string> {
  const second = Math.floor(Date.now() / 1_000) - secondsOld;
  const claims = {
    challenge: `doctor-${randomBytes(9).toString("hex")}`,
    channel: "email",
    destination: "d•••@d•••.example",
    destination_hash: randomBytes(20).toString("hex"),
    sent_at: second - 10,
    code_expires_at: second + 300,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(randomBytes(16).toString("hex"))
    .setJti(`doctor-${randomBytes(9).toString("hex")}`)
    .setIssuedAt(second)
    .setExpirationTime(second + 300)
    .sign(key);
}

/** Shaped like a ticket and as long as a long one, signed by nobody. */
export function forgedTicket(kid = "doctor"): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return [part({ alg: "EdDSA", kid }), part({ note: "x".repeat(900) }), randomBytes(64).toString("base64url")].join(
    ".",
  );
}
