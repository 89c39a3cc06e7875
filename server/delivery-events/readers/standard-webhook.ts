import { createHmac } from "node:crypto";
import { isSame } from "../../same-secret.js";
import type { Trouble } from "../reported-event.ts";

/** Seconds that the clocks may differ. */
const tolerance = 300;

/**
 * Whether a request is signed as Svix and Standard Webhooks describe: HMAC-SHA256 over id, time and body, in the headers `svix-…` or `webhook-…`,
 * with several signatures while a secret is changed. `secret` is `whsec_` and base64.
 */
export function isStandardWebhook(headers: Headers, body: Buffer, secret: string, now: Date): boolean {
  return standardTrouble(headers, body, secret, now) === null;
}

/** What is wrong with the signature of a whole body, `null` when all is well. */
export function standardTrouble(headers: Headers, body: Buffer, secret: string, now: Date): Trouble | null {
  const signature = standardSignature(headers, secret, now);
  signature.add(body);
  return signature.trouble();
}

/** A signature that is right, made at another time than now: by how much, and how much is forgiven. */
export function clockTrouble(secondsAhead: number, forgiven: number): Trouble {
  // In milliseconds it would be the year 58,000.
  const isTime = Math.abs(secondsAhead) < 10_000_000;
  const off = isTime ? { secondsAhead: Math.round(secondsAhead) } : { time: "no time in seconds since 1970" };
  return { kind: "events-clock", fields: { ...off, forgiven } };
}

/** The same for a body that comes piece by piece. */
export function standardSignature(headers: Headers, secret: string, now: Date) {
  const header = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? "";
  const [id, timestamp] = [header("id"), header("timestamp")];
  const hmac = createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64")).update(`${id}.${timestamp}.`);
  return {
    add: (piece: Uint8Array) => hmac.update(piece),
    /** What is wrong, `null` when all is well. Asked once, when all of the body has been added. */
    trouble(): Trouble | null {
      const missing = ["id", "timestamp", "signature"].filter((name) => header(name) === "");
      if (missing.length > 0)
        return { kind: "events-headers", fields: { missing: missing.map((name) => `webhook-${name}`) } };
      const expected = `v1,${hmac.digest("base64")}`;
      if (
        !header("signature")
          .split(" ")
          .some((one) => isSame(one, expected))
      )
        return { kind: "events-secret" };
      const ahead = Number(timestamp) - now.getTime() / 1_000;
      return Math.abs(ahead) <= tolerance ? null : clockTrouble(ahead, tolerance);
    },
  };
}

/** The name under which a request comes once, however often it is tried. */
export function idOfStandardWebhook(headers: Headers): string | undefined {
  return headers.get("svix-id") ?? headers.get("webhook-id") ?? undefined;
}
