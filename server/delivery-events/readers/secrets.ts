import { createHmac } from "node:crypto";
import { isSame } from "../../same-secret.js";

/**
 * Whether a request of a provider that signs nothing brings `secret`: as the password of basic auth, as a bearer token, or in the header
 * X-Webhook-Secret. Providers document one or more of these three.
 */
export function bringsSecret(headers: Headers, secret: string): boolean {
  const given = [passwordOf(headers), bearerOf(headers), headers.get("x-webhook-secret")];
  return given.some((one) => one && isSame(one, secret));
}

/** As `bringsSecret`, or in the query (`?token=`), for providers where the address is all that can be set. */
export function bringsSecretOrToken(headers: Headers, url: URL, secret: string): boolean {
  const token = url.searchParams.get("token");
  return bringsSecret(headers, secret) || (token !== null && token !== "" && isSame(token, secret));
}

/** Whether `signature` is the HMAC of these parts, one after the other. */
export function isHmac(
  signature: string,
  parts: readonly (string | Buffer)[],
  secret: string | Buffer,
  { algorithm = "sha256", encoding = "hex" }: { algorithm?: string; encoding?: "hex" | "base64" } = {},
): boolean {
  const hmac = createHmac(algorithm, secret);
  for (const part of parts) hmac.update(part);
  return signature !== "" && isSame(signature, hmac.digest(encoding));
}

function passwordOf(headers: Headers): string | undefined {
  const given = /^basic (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return /^[^:]*:(.*)$/s.exec(Buffer.from(given ?? "", "base64").toString("utf8"))?.[1];
}

export function bearerOf(headers: Headers): string | undefined {
  return /^bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
}
