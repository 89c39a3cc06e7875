import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Database } from "../data/database.ts";
import { env } from "../env.ts";
import { spendProof } from "../resend/proof-of-work.ts";
import { isSame } from "../same-secret.js";

/**
 * A mark for one end of one journey: chance and an end of its own, signed. It is made when an end page asks for it, holds nothing of the page or the
 * person, and counts once.
 */
export function newMark(now: Date): string {
  const body = `${randomBytes(16).toString("base64url")}.${now.getTime() + lifeMilliseconds}`;
  return `${body}.${signatureOf(body)}`;
}

/** Uses a mark up. False when it is forged, too old or used. */
export async function spendMark(database: Database, mark: string, now: Date): Promise<boolean> {
  const [, body = "", end = "", signature = ""] = /^([\w-]{22}\.(\d{13}))\.([\w-]{43})$/.exec(mark) ?? [];
  if (Number(end) <= now.getTime() || !isSame(signature, signatureOf(body))) return false;
  return spendProof(database, { key: `mark ${signature}`, expiresAt: new Date(Number(end)) }, now);
}

const lifeMilliseconds = 5 * 60_000;

function signatureOf(body: string): string {
  return createHmac("sha256", secret()).update(body).digest("base64url");
}

/** From what all processes of the site share and nobody else knows. Without a gateway there is nothing like it: then each process takes only its own. */
function secret(): Buffer {
  globalThis.wizardMarkSecret ??= Buffer.from(
    hkdfSync("sha256", env().resend ? JSON.stringify(env().resend) : randomBytes(32), "", "marks of outcomes", 32),
  );
  return globalThis.wizardMarkSecret;
}

declare global {
  var wizardMarkSecret: Buffer | undefined;
}
