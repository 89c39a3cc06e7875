import { normalForm } from "../input/normal-form.ts";
import { featuresOf } from "./feature.ts";
import { type WordIndex, weightsOf } from "./word-index.ts";
import { wordsOf } from "./word-of.ts";

/**
 * Which words of a text speak most for a check: why its sentence is shown. As they were typed, in their order, each once, two at most; none where no single word says
 * much. `index` is the one the text was matched with.
 */
export function tellingWords(index: WordIndex, text: string, check: string): string[] {
  const place = index.checks.findIndex(({ id }) => id === check);
  const words = new Map(wordsOf(text).map((word) => [normalForm(word), word]));
  const telling = [...words]
    .map(([normal, word], order) => ({ word, order, weight: weightOf(index, normal, place) }))
    .filter(({ weight }) => weight >= leastTelling)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostTelling);
  return telling.sort((a, b) => a.order - b.order).map(({ word }) => word);
}

const mostTelling = 2;
/** Below this a word speaks for half the checks. */
const leastTelling = 1;

/** How much more a word speaks for the check at `place` than for checks in general. */
function weightOf(index: WordIndex, word: string, place: number): number {
  let sum = 0;
  for (const [bucket, weight] of featuresOf(word)) {
    const own = weightsOf(index).get(bucket) ?? [];
    const all = own.reduce((total, { value }) => total + value, 0) / index.checks.length;
    sum += weight * ((own.find(({ check }) => check === place)?.value ?? 0) - all);
  }
  return sum;
}
