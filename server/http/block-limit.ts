import { addressBlockHash } from "../resend/address-block-hash.ts";
import { type BucketSize, tokenBuckets } from "./token-buckets.ts";

/** Requests of one connection; of all together where nobody's internet address is known (TRUSTED_PROXIES). */
interface BlockLimit {
  perBlock: BucketSize;
  ofAll: BucketSize;
}

/**
 * Limits requests of the kind `name` in this process: the function takes one of whoever asks, known by its `X-Forwarded-For`, and gives 0 when it may
 * go on, or the whole seconds to wait.
 */
export function blockLimit(name: string, { perBlock, ofAll }: BlockLimit): (forwardedFor: string | null) => number {
  return (forwardedFor) => {
    globalThis.wizardBlockLimits ??= new Map();
    // One per process, since routes are bundled apart.
    const buckets = globalThis.wizardBlockLimits.get(name) ?? tokenBuckets(10_000);
    globalThis.wizardBlockLimits.set(name, buckets);
    const block = addressBlockHash(forwardedFor);
    return block ? buckets.take(block, perBlock, Date.now()) : buckets.take("all", ofAll, Date.now());
  };
}

declare global {
  var wizardBlockLimits: Map<string, ReturnType<typeof tokenBuckets>> | undefined;
}
