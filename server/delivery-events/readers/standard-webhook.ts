import { isHmac } from "./secrets.ts";

/** Seconds that the clocks may differ. */
const tolerance = 300;

/**
 * Whether a request is signed as Svix and Standard Webhooks describe: HMAC-SHA256 over id, time and body, in the headers `svix-…` or `webhook-…`,
 * with several signatures while a secret is changed. `secret` is `whsec_` and base64.
 */
export function isStandardWebhook(headers: Headers, body: Buffer, secret: string, now: Date): boolean {
  const header = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? "";
  const [id, timestamp] = [header("id"), header("timestamp")];
  if (id === "" || !(Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= tolerance)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return header("signature")
    .split(" ")
    .some(
      (one) =>
        one.startsWith("v1,") && isHmac(one.slice(3), [`${id}.${timestamp}.`, body], key, { encoding: "base64" }),
    );
}

/** The name under which a request comes once, however often it is tried. */
export function idOfStandardWebhook(headers: Headers): string | undefined {
  return headers.get("svix-id") ?? headers.get("webhook-id") ?? undefined;
}
