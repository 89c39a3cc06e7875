import type { Weight } from "./word-index.ts";

/** One thing said about a check, or about several that it may be. */
export interface Lesson {
  features: ReadonlyMap<number, number>;
  /** What it speaks for: checks by their place in the list, each with its share. The shares add up to 1. */
  shares: ReadonlyMap<number, number>;
  /** How much it counts; a phrase counts 1. */
  strength: number;
}

export interface LearnedWeight extends Weight {
  /** How many lessons have the bucket. */
  lessons: number;
}

interface Sample {
  shares: ReadonlyMap<number, number>;
  strength: number;
  /** Where the weights of its buckets begin, and how strongly it has each. */
  rows: Uint32Array;
  values: Float64Array;
}

/**
 * How strongly each bucket speaks for each check: multinomial logistic regression, learned by gradient descent in a few rounds of a fixed order. Buckets
 * that few lessons have are left out, and so are weights below `least`; rare ones count more (inverse document frequency). The same lessons give the same weights.
 * Pauses every few tens of milliseconds.
 */
export function* learnWeights(
  lessons: readonly Lesson[],
  checks: number,
  least: number,
): Generator<undefined, LearnedWeight[]> {
  const seen = new Map<number, number>();
  for (const [index, { features }] of lessons.entries()) {
    for (const bucket of features.keys()) seen.set(bucket, (seen.get(bucket) ?? 0) + 1);
    if (index % samplesAtOnce === 0) yield;
  }
  const fewest = lessons.length > manyLessons ? 4 : 2;
  const known = [...seen].filter(([, count]) => count >= fewest).sort(([a], [b]) => a - b);
  const rarity = known.map(([, count]) => Math.log((lessons.length + 1) / count) * scale);
  const places = new Map(known.map(([bucket], place) => [bucket, place]));
  const samples: Sample[] = [];
  for (const { features, shares, strength } of lessons) {
    const inputs = [...features].flatMap(([bucket, weight]) => {
      const place = places.get(bucket);
      return place === undefined ? [] : [{ row: place * checks, value: weight * (rarity[place] ?? 0) }];
    });
    const rows = Uint32Array.from(inputs, ({ row }) => row);
    samples.push({ shares, strength, rows, values: Float64Array.from(inputs, ({ value }) => value) });
    if (samples.length % samplesAtOnce === 0) yield;
  }
  const scores = new Float64Array(checks);
  const weights = new Float32Array(known.length * checks);
  for (let round = 0; round < rounds; round += 1) {
    const rate = Math.min(mostRate, ratesTogether / lessons.length) / (1 + round / 2);
    let done = 0;
    for (const sample of spread(samples)) {
      learn(weights, scores, sample, rate);
      done += 1;
      if (done % samplesAtOnce === 0) yield;
    }
  }
  const strong: LearnedWeight[] = [];
  for (const [place, [bucket, count]] of known.entries()) {
    if (place % bucketsAtOnce === 0) yield;
    for (let check = 0; check < checks; check += 1) {
      const value = (weights[place * checks + check] ?? 0) * (rarity[place] ?? 0);
      if (Math.abs(value) >= least) strong.push({ bucket, check, value, lessons: count });
    }
  }
  return strong;
}

// Found by trying on the phrases and on the cases of bench/, and flat around these values.
const rounds = 5;
// Some milliseconds each.
const samplesAtOnce = 200;
const bucketsAtOnce = 500;
/** What all lessons of the first round bring together, so that many teach as much as few. */
const ratesTogether = 14_000;
const mostRate = 4;
/** Brings the length of a usual sentence to about 1. */
const scale = 0.25;
/** Checks that are ruled out already have nothing to learn, which spares most of the work. */
const leastWrong = 0.003;
/** With as many, what only three of them have is chance. */
const manyLessons = 2_000;

/** Every sample once, neighbours (the phrases of one check) far apart: learned one check after the other, the first would be forgotten. */
function* spread(samples: readonly Sample[]): Generator<Sample> {
  const stride = samples.length % 7_919 === 0 ? 7_907 : 7_919;
  for (let turn = 0; turn < samples.length; turn += 1) {
    const sample = samples[(turn * stride) % samples.length];
    if (sample) yield sample;
  }
}

/** One step towards the checks of the sample, away from what it is taken for. Loops by index over typed arrays: this runs a hundred million times. */
function learn(weights: Float32Array, scores: Float64Array, sample: Sample, rate: number): void {
  const { shares, strength, rows, values } = sample;
  const checks = scores.length;
  scores.fill(0);
  for (let input = 0; input < rows.length; input += 1) {
    const row = rows[input] ?? 0;
    const value = values[input] ?? 0;
    for (let place = 0; place < checks; place += 1)
      scores[place] = (scores[place] ?? 0) + (weights[row + place] ?? 0) * value;
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < checks; place += 1) highest = Math.max(highest, scores[place] ?? 0);
  let sum = 0;
  for (let place = 0; place < checks; place += 1) sum += Math.exp((scores[place] ?? 0) - highest);
  for (let place = 0; place < checks; place += 1) {
    const wrong = Math.exp((scores[place] ?? 0) - highest) / sum - (shares.get(place) ?? 0);
    if (Math.abs(wrong) < leastWrong) continue;
    const by = wrong * rate * strength;
    for (let input = 0; input < rows.length; input += 1) {
      const at = (rows[input] ?? 0) + place;
      weights[at] = (weights[at] ?? 0) - by * (values[input] ?? 0);
    }
  }
}
