import { toString as textOf } from "mdast-util-to-string";
import type { Check } from "../content/check.ts";
import type { Complaint } from "../content/complaint.ts";
import type { Content } from "../content/content.ts";
import { localText } from "../content/fact.ts";
import { likelihoodTable } from "../plan/likelihood.ts";
import { type Channel, channels, signFact } from "../words.ts";
import { featuresOf } from "./feature.ts";
import { type LearnedWeight, type Lesson, learnWeights } from "./learn-weights.ts";
import { sentenceOf } from "./sentence.ts";
import { packWeights, type WordIndex } from "./word-index.ts";

/** The index of one language, as `learning` learns it, at one go: about three seconds where there are ten thousand phrases. */
export function learnWords(content: Content, locale: string, says = saysOf(locale)): WordIndex {
  const work = learning(content, locale, says);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Learns the index of one language from what the checks say, from the phrases beside them (`says/<locale>.txt`) and from complaints
 * (`complaints/<locale>/`). Pauses every few tens of milliseconds, so that a server can do other work meanwhile. The same content gives the same index. A check
 * without phrases or translation is known by what its text says.
 */
export function* learning(content: Content, locale: string, says = saysOf(locale)): Generator<undefined, WordIndex> {
  const checks = [...content.checks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lessons: Lesson[] = [];
  for (const { text, ...lesson } of [
    ...saidOfChecks(content, checks, locale, says),
    ...complaints(content, checks, locale),
  ]) {
    lessons.push({ ...lesson, features: featuresOf(text) });
    if (lessons.length % textsAtOnce === 0) yield;
  }
  const weights = yield* learnWeights(lessons, checks.length, step / 2);
  yield;
  const kept = strongest(weights);
  yield;
  return {
    locale,
    checks: checks.map((check) => ({
      id: check.id,
      sentence: sentenceOf(content, check, locale),
      prior: priorOf(content, check),
      must: check.when.must,
      not: check.when.not,
    })),
    ...packWeights(kept, step),
  };
}

/** Some milliseconds. */
const textsAtOnce = 50;

/** The phrases of a check; a measurement holds some back. */
const saysOf =
  (locale: string) =>
  (check: Check): readonly string[] =>
    check.says.get(locale) ?? [];

/** How many weights an index keeps: what fits into 40 kB with the code. */
const mostWeights = 19_200;
/** Finer steps would not be seen in the results. */
const step = 1;

interface Said extends Omit<Lesson, "features"> {
  text: string;
}

function saidOfChecks(
  content: Content,
  checks: readonly Check[],
  locale: string,
  says: (check: Check) => readonly string[],
): Said[] {
  return checks.flatMap((check, place) => {
    const shares = new Map([[place, 1]]);
    return saidOf(content, check, locale, says(check)).map((said) => ({ ...said, shares }));
  });
}

/** The phrases, its signs, and the text of the check, which counts less: it says what to do rather than what people see. */
function saidOf(content: Content, check: Check, locale: string, says: readonly string[]): Omit<Said, "shares">[] {
  const text = check.texts.get(locale);
  const own = text
    ? [
        { text: text.title, strength: 1.5 },
        { text: text.question, strength: 1.5 },
        { text: [...text.labels.values()].join(" "), strength: 0.5 },
        { text: textOf(text.body.tree).replace(/\{\{.*?\}\}/g, " "), strength: 0.4 },
      ]
    : [];
  const signs = content.facts.get(signFact)?.values.filter(({ id }) => check.signs.includes(id)) ?? [];
  const phrases = [...says, ...signs.map(({ label }) => localText(label, locale))];
  return [...phrases.map((phrase) => ({ text: phrase, strength: 1 })), ...own];
}

function complaints(content: Content, checks: readonly Check[], locale: string): Said[] {
  const places = new Map(checks.map(({ id }, place) => [id, place]));
  const placed = (shares: Complaint["shares"]) =>
    [...shares].flatMap(([id, share]): [number, number][] => {
      const place = places.get(id);
      return place === undefined ? [] : [[place, share]];
    });
  const own = content.complaints.get(locale) ?? [];
  return own.map(({ text, shares, strength }) => ({ text, strength, shares: new Map(placed(shares)) }));
}

function priorOf(content: Content, check: Check): Partial<Record<Channel, number>> {
  const { weights } = likelihoodTable;
  const of = (channel: Channel) =>
    [...content.checks.values()]
      .filter((other) => other.channels.includes(channel))
      .reduce((sum, other) => sum + weights[other.likelihood[channel]], 0);
  return Object.fromEntries(
    channels
      .filter((channel) => check.channels.includes(channel))
      .map((channel) => [channel, Number((weights[check.likelihood[channel]] / of(channel)).toFixed(4))]),
  );
}

/** Those that tell most: strong, and in words that people use. */
function strongest(weights: readonly LearnedWeight[]): LearnedWeight[] {
  const worth = Float64Array.from(weights, ({ value, lessons }) => Math.abs(value) * lessons ** commonPower);
  // Of a few hundred thousand a few ten thousand are kept: only those are put in order.
  const enough = worth.toSorted().at(-mostWeights) ?? 0;
  return weights
    .flatMap((weight, place) => ((worth[place] ?? 0) >= enough ? [{ weight, worth: worth[place] ?? 0 }] : []))
    .sort((a, b) => b.worth - a.worth || a.weight.bucket - b.weight.bucket || a.weight.check - b.weight.check)
    .slice(0, mostWeights)
    .map(({ weight }) => weight);
}

/** How much it counts that a word is common. */
const commonPower = 0.3;
