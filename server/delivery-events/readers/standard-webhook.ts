import { createHmac } from "node:crypto";
import { isSame } from "./secrets.ts";

/** Seconds that the clocks may differ. */
const tolerance = 300;

/**
 * Whether a request is signed as Svix and Standard Webhooks describe: HMAC-SHA256 over id, time and body, in the headers `svix-…` or `webhook-…`,
 * with several signatures while a secret is changed. `secret` is `whsec_` and base64.
 */
export function isStandardWebhook(headers: Headers, body: Buffer, secret: string, now: Date): boolean {
  const signature = standardSignature(headers, secret, now);
  signature.add(body);
  return signature.isRight();
}

/** The same for a body that comes piece by piece. */
export function standardSignature(headers: Headers, secret: string, now: Date) {
  const header = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? "";
  const [id, timestamp] = [header("id"), header("timestamp")];
  const inTime = id !== "" && Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= tolerance;
  const hmac = createHmac("sha256", Buffer.from(secret.replace(/^whsec_/, ""), "base64")).update(`${id}.${timestamp}.`);
  return {
    add: (piece: Uint8Array) => hmac.update(piece),
    /** Asked once, when all of the body has been added. */
    isRight(): boolean {
      const expected = `v1,${hmac.digest("base64")}`;
      const given = header("signature").split(" ");
      return inTime && given.some((one) => isSame(one, expected));
    },
  };
}

/** The name under which a request comes once, however often it is tried. */
export function idOfStandardWebhook(headers: Headers): string | undefined {
  return headers.get("svix-id") ?? headers.get("webhook-id") ?? undefined;
}
