import type { Channel } from "../words.ts";
import { pack, unpack } from "./pack.ts";

/** What a browser loads to match words of one language: plain JSON. */
export interface WordIndex {
  locale: string;
  checks: IndexedCheck[];
  /** Packed: distances between the buckets that count, how many checks each speaks for, which ones, and how strongly. */
  buckets: string;
  counts: string;
  owners: string;
  weights: string;
  /** What one step of a weight is worth. */
  step: number;
}

/** A check as far as matching needs it. */
interface IndexedCheck {
  id: string;
  /** A short sentence to tap. */
  sentence: string;
  /** How likely it is before anything was said, per channel it is for; they add up to 1 in each channel. */
  prior: Partial<Record<Channel, number>>;
  /** Facts that must and must not hold. */
  must: Record<string, string[]>;
  not: Record<string, string[]>;
}

/** How strongly a bucket speaks for a check, by the place of the check in the list. */
export interface Weight {
  bucket: number;
  check: number;
  value: number;
}

/** Packs weights; those that come first are kept when two are alike in strength, so the result is the same everywhere. */
export function packWeights(
  weights: readonly Weight[],
  step: number,
): Pick<WordIndex, "buckets" | "counts" | "owners" | "weights" | "step"> {
  const sorted = weights
    .map((weight) => ({ ...weight, steps: Math.round(weight.value / step) }))
    .filter(({ steps }) => steps !== 0)
    .sort((a, b) => a.bucket - b.bucket || a.check - b.check);
  const gaps: number[] = [];
  const counts: number[] = [];
  const owners: number[] = [];
  let last = { bucket: 0, check: 0 };
  for (const { bucket, check } of sorted) {
    if (bucket !== last.bucket || counts.length === 0) {
      gaps.push(bucket - last.bucket);
      counts.push(0);
      last = { bucket, check: 0 };
    }
    counts.push((counts.pop() ?? 0) + 1);
    owners.push(check - last.check);
    last = { bucket, check };
  }
  // Zigzag: 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …
  const steps = sorted.map(({ steps }) => (steps < 0 ? -2 * steps - 1 : 2 * steps));
  return { buckets: pack(gaps), counts: pack(counts), owners: pack(owners), weights: pack(steps), step };
}

type WeightsByBucket = ReadonlyMap<number, readonly { check: number; value: number }[]>;

/** The weights of an index by bucket. An index is unpacked once. */
export function weightsOf(index: WordIndex): WeightsByBucket {
  const weights = unpacked.get(index) ?? unpackWeights(index);
  unpacked.set(index, weights);
  return weights;
}

const unpacked = new WeakMap<WordIndex, WeightsByBucket>();

function unpackWeights(index: WordIndex): WeightsByBucket {
  const counts = unpack(index.counts);
  const owners = unpack(index.owners);
  const values = unpack(index.weights).map((zigzag) => (zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2) * index.step);
  const byBucket = new Map<number, { check: number; value: number }[]>();
  let bucket = 0;
  let at = 0;
  for (const [place, gap] of unpack(index.buckets).entries()) {
    bucket += gap;
    const own: { check: number; value: number }[] = [];
    let check = 0;
    for (const end = at + (counts[place] ?? 0); at < end; at += 1) {
      check += owners[at] ?? 0;
      own.push({ check, value: values[at] ?? 0 });
    }
    byBucket.set(bucket, own);
  }
  return byBucket;
}
