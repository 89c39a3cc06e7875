import { tokenBuckets } from "../http/token-buckets.ts";
import { addressBlockHash } from "../resend/address-block-hash.ts";

// A person types a few sentences, a bot of an office many; one match costs about a millisecond.
const perBlock = { burst: 60, perSecond: 2 };
const ofAll = { burst: 600, perSecond: 100 };

// One per process, since routes are bundled apart.
globalThis.wizardMatchBuckets ??= tokenBuckets(10_000);
const buckets = globalThis.wizardMatchBuckets;

declare global {
  var wizardMatchBuckets: ReturnType<typeof tokenBuckets> | undefined;
}

/** Takes one match of whoever asks, known by its `X-Forwarded-For`: 0 when it may go on, or the whole seconds to wait. */
export function takeMatch(forwardedFor: string | null): number {
  const block = addressBlockHash(forwardedFor);
  return block ? buckets.take(block, perBlock, Date.now()) : buckets.take("all", ofAll, Date.now());
}
