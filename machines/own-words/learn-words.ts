import { toString as textOf } from "mdast-util-to-string";
import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import { localText } from "../content/fact.ts";
import { likelihoodTable } from "../plan/likelihood.ts";
import { type Channel, channels, signFact } from "../words.ts";
import { featuresOf } from "./feature.ts";
import { type LearnedWeight, type Lesson, learnWeights } from "./learn-weights.ts";
import { sentenceOf } from "./sentence.ts";
import { packWeights, type WordIndex } from "./word-index.ts";

/**
 * The index of one language, learned from what the checks say and from the phrases beside them (`says/<locale>.txt`). The same content gives the same
 * index. A check without phrases or translation is known by what its text says.
 */
export function learnWords(content: Content, locale: string, says = saysOf(locale)): WordIndex {
  const checks = [...content.checks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const places = new Map(checks.map(({ id }, place) => [id, place]));
  const ofChecks = checks.flatMap((check, place) =>
    lessonsOf(content, check, locale, says(check)).map((lesson) => ({ ...lesson, shares: new Map([[place, 1]]) })),
  );
  const ofComplaints = (content.complaints.get(locale) ?? []).map(({ text, shares }) => ({
    features: featuresOf(text),
    strength: 1,
    shares: new Map([...shares].flatMap(([id, share]) => (places.has(id) ? [[places.get(id) ?? 0, share]] : []))),
  }));
  const lessons = [...ofChecks, ...ofComplaints];
  const weights = learnWeights(lessons, checks.length, step / 2);
  return {
    locale,
    checks: checks.map((check) => ({
      id: check.id,
      sentence: sentenceOf(content, check, locale),
      prior: priorOf(content, check),
      must: check.when.must,
      not: check.when.not,
    })),
    ...packWeights(strongest(weights), step),
  };
}

/** The phrases of a check; a measurement holds some back. */
const saysOf =
  (locale: string) =>
  (check: Check): readonly string[] =>
    check.says.get(locale) ?? [];

/** How many weights an index keeps: what fits into 40 kB with the code. */
const mostWeights = 19_200;
/** Finer steps would not be seen in the results. */
const step = 1;

/** The phrases, its signs, and the text of the check, which counts less: it says what to do rather than what people see. */
function lessonsOf(content: Content, check: Check, locale: string, says: readonly string[]): Omit<Lesson, "shares">[] {
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
  const phrases = [...says, ...signs.map(({ label }) => localText(label, locale))].map((text) => ({
    text,
    strength: 1,
  }));
  return [...phrases, ...own].map((lesson) => ({ features: featuresOf(lesson.text), strength: lesson.strength }));
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
