import { createHash, hkdfSync, randomInt } from "node:crypto";
import { type Challenge, createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { lte } from "drizzle-orm";
import { z } from "zod";
import type { Ticket } from "#machines/resend/ticket.ts";
import type { Database } from "../data/database.ts";
import { spentProofs } from "../data/schema.ts";
import { env } from "../env.ts";
import { parseJson } from "../json-body.ts";

/** A proof of work that holds for one press. */
export interface SolvedProof {
  key: string;
  expiresAt: Date;
}

/**
 * A puzzle (ALTCHA, PBKDF2) for the sign-in of this ticket, of at most `rounds` keys; it works for five minutes, at one server as well as at another.
 * Its solution is one of those keys, so making and checking it costs next to nothing here.
 */
export function createProof(ticket: Ticket, rounds: number, now: Date): Promise<Challenge> {
  return createChallenge({
    ...secrets(),
    algorithm: "PBKDF2/SHA-256",
    cost: costOfKey,
    counter: randomInt(Math.floor(rounds / 2), rounds),
    deriveKey,
    expiresAt: new Date(now.getTime() + lifeMilliseconds),
    data: { for: boundTo(ticket) },
  });
}

/** The proof in what a browser sent (JSON of challenge and solution); `null` when it is wrong, too old or somebody else's. Never throws. */
export async function readProof(payload: string | null, ticket: Ticket, now: Date): Promise<SolvedProof | null> {
  if (payload === null || payload.length > longestPayload) return null;
  const parsed = payloadSchema.safeParse(parseJson(payload));
  if (!parsed.success) return null;
  const { challenge, solution } = parsed.data;
  const { expiresAt, data } = challenge.parameters;
  if (data.for !== boundTo(ticket) || expiresAt * 1000 <= now.getTime()) return null;
  const { verified } = await verifySolution({ ...secrets(), challenge, solution, deriveKey });
  return verified ? { key: challenge.signature, expiresAt: new Date(expiresAt * 1000) } : null;
}

/** Uses the proof up. Returns false when it was used before; the row holds until the proof would have ended anyway. */
export async function spendProof(database: Database, proof: SolvedProof, now: Date): Promise<boolean> {
  await database.delete(spentProofs).where(lte(spentProofs.expiresAt, now));
  const spent = await database
    .insert(spentProofs)
    .values({ key: proof.key, expiresAt: proof.expiresAt })
    .onConflictDoNothing()
    .returning({ key: spentProofs.key });
  return spent.length === 1;
}

/** Iterations of one key: about a millisecond. */
const costOfKey = 5_000;
const lifeMilliseconds = 5 * 60_000;
const longestPayload = 4_000;

const hex = z.string().regex(/^[0-9a-f]{1,256}$/);
const payloadSchema = z.object({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: hex,
      salt: hex,
      cost: z.literal(costOfKey),
      keyLength: z.literal(32),
      keyPrefix: hex,
      keySignature: hex,
      expiresAt: z.number().int().positive(),
      data: z.strictObject({ for: hex }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.number().int().nonnegative(), derivedKey: hex, time: z.number().optional() }),
});

/** A proof is worth nothing for another sign-in. */
function boundTo({ challenge }: Ticket): string {
  return createHash("sha256").update(challenge).digest("hex").slice(0, 32);
}

/** From what all servers of the site share and nobody else knows: the secrets of the gateways. */
function secrets() {
  const shared = JSON.stringify(env().resend ?? {});
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", shared, "", use, 32)).toString("base64");
  return {
    hmacSignatureSecret: derive("proof of work, challenge"),
    hmacKeySignatureSecret: derive("proof of work, key"),
  };
}
