import { normalForm } from "../input/normal-form.ts";
import { arabicStem } from "./arabic-stem.ts";
import { withoutCourtesies } from "./courtesy.ts";
import { kindsOf } from "./word-kind.ts";
import { wordsOf } from "./word-of.ts";

/** Buckets that features are hashed to. With the few thousand that an index keeps, a strange word meets one of them by chance in 2 of 100 cases. */
const buckets = 2 ** 18;

/**
 * What a text is compared by: its words, how they begin (a stem), their consonants (typing errors and word forms rarely touch those), pairs of
 * neighbours, what kind of thing is named (any country, any phone company), and in Chinese characters and pairs of them. Each is a bucket with its weight; the squares of the weights add up to 1. Deterministic.
 * Character 3- to 5-grams of every word find as much, but an index that fits has no room for so many weights (`npm run bench:words`).
 */
export function featuresOf(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (kind: string, value: string) => {
    const bucket = hash(kind + value);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  };
  const normal = withoutCourtesies(normalForm(text));
  const words = wordsOf(normal);
  for (const [index, word] of words.entries()) {
    add("word", word);
    if (stem(word) !== word) add("stem", stem(word));
    const consonants = consonantsOf(word);
    if (consonants.length > 2) add("consonants", consonants);
    const next = words[index + 1];
    if (next !== undefined) add("pair", `${stem(word)} ${stem(next)}`);
  }
  for (const kind of kindsOf(words)) add("kind", kind);
  for (const character of normal.match(/\p{Script=Han}/gu) ?? []) add("character", character);
  for (const run of normal.match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let start = 0; start + 2 <= run.length; start += 1) add("characters", run.slice(start, start + 2));
  let squares = 0;
  for (const count of counts.values()) squares += (1 + Math.log(count)) ** 2;
  const length = Math.sqrt(squares) || 1;
  return new Map([...counts].map(([bucket, count]) => [bucket, (1 + Math.log(count)) / length]));
}

const stemLength = 4;
function stem(word: string): string {
  return arabicStem(word).slice(0, stemLength);
}

/** "recieve", "receive" and "receives" are all "rcv"; Arabic without its long vowels. */
function consonantsOf(word: string): string {
  return (word.slice(0, 1) + word.slice(1).replace(/[aeiouyاوي]/g, "")).replace(/(.)\1+/gu, "$1").replace(/s$/, "");
}

/** FNV-1a, 32 bits, folded into the buckets. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return ((value >>> 14) ^ value) & (buckets - 1);
}
