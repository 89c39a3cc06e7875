import { LRUCache } from "lru-cache";

export interface BucketSize {
  /** Requests at once. */
  burst: number;
  /** Requests per second in the long run. */
  perSecond: number;
}

/**
 * Counts requests per key in the memory of this process: `take` gives 0 when the request may go on, or the whole seconds until the next one may. Of
 * more than `most` keys those that were quiet longest are forgotten.
 */
export function tokenBuckets(most: number) {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: most });
  return {
    take(key: string, { burst, perSecond }: BucketSize, now: number): number {
      const known = buckets.get(key) ?? { left: burst, at: now };
      const left = Math.min(burst, known.left + (Math.max(0, now - known.at) / 1_000) * perSecond);
      const isFree = left >= 1;
      buckets.set(key, { left: isFree ? left - 1 : left, at: now });
      return isFree ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
    },
  };
}
