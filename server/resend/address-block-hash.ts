import { createHmac } from "node:crypto";
import { addressBlock } from "#machines/resend/address-block.ts";
import { env } from "../env.ts";

/**
 * The block of internet addresses behind a request, as a keyed hash, from its `X-Forwarded-For`. `null` when TRUSTED_PROXIES is not set: anyone can
 * write that header, so nobody's address is known. With trusted proxies, requests whose address cannot be read share one block: hiding it gains nothing.
 */
export function addressBlockHash(forwardedFor: string | null): string | null {
  const { proxies } = env();
  if (!proxies) return null;
  const block = addressBlock(forwardedFor, proxies.count) ?? "unknown";
  return createHmac("sha256", proxies.hashKey).update(`address-block:${block}`).digest("hex");
}
