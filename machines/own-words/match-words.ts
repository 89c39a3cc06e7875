import { type Channel, channels, likelyPages, nothingCame, symptomFact } from "../words.ts";
import { featuresOf } from "./feature.ts";
import { type WordIndex, weightsOf } from "./word-index.ts";

interface WordMatch {
  check: string;
  sentence: string;
  /** 0 to 1: how likely this check settles the case, as far as the words tell. All are low when the words say little. */
  score: number;
}

export interface Matched {
  /** The channel that the words are about. */
  channel: Channel;
  /** Checks of that channel, best first. */
  matches: WordMatch[];
}

export const mostMatches = 5;
/** So many are shown to a person, to tap. */
export const mostShown = likelyPages[0][1];

/** What is known of the person who writes. */
export interface Known {
  /** The channel they chose; words that clearly tell of another one win over it. */
  channel?: Channel | null;
  facts?: ReadonlyMap<string, string>;
}

/**
 * What a person typed, as checks. `indexes` are those of the languages it may be written in, the most likely one first; the one that knows most of
 * its words is taken. Give the text of `cutPersonal`. At most `most` are given, and the `language` of that index. Pure and deterministic; the same in the browser and on the server.
 */
export function matchWords(
  indexes: readonly WordIndex[],
  text: string,
  known: Known = {},
  most: number = mostMatches,
): Matched & { language: string } {
  const features = featuresOf(text);
  const [first, ...others] = indexes.map((index) => readIndex(index, features));
  if (!first) throw new Error("no index to match words with");
  const best = others.reduce((leader, other) => (other.share > leader.share * clearlyMore ? other : leader), first);
  const { channel, matches } = judge(best.index, best.evidence, known);
  return { channel, matches: matches.slice(0, most), language: best.index.locale };
}

/** As much more of the words an index of another language must know to be taken. */
const clearlyMore = 1.3;
/** How many times less likely another channel is than the chosen one, before anything was said. */
const otherChannel = 8;
/** How many times less likely a check is whose conditions the facts contradict: people err, so it stays possible. */
const contradicted = 8;
/** How many times less likely a check for a code that came is while nobody said that one did: whoever has chosen a channel could say it on the start page. */
const unsaid = 2;

/** How much of the editors' likelihood counts: words are about what was seen, and a rare cause is told of more clearly. */
const priorPower = 0.3;

function readIndex(index: WordIndex, features: ReadonlyMap<number, number>) {
  const weights = weightsOf(index);
  const evidence = new Float64Array(index.checks.length);
  let share = 0;
  for (const [bucket, weight] of features) {
    const own = weights.get(bucket);
    if (!own) continue;
    share += weight * weight;
    for (const { check, value } of own) evidence[check] = (evidence[check] ?? 0) + weight * value;
  }
  return { index, evidence, share };
}

function judge({ checks }: WordIndex, evidence: Float64Array, { channel: chosen, facts = new Map() }: Known): Matched {
  const odds = checks.flatMap(({ id, sentence, prior, must, not }, place) =>
    channels.flatMap((channel) => {
      const before = prior[channel];
      if (before === undefined) return [];
      const isOther = chosen && channel !== chosen;
      const value =
        Math.exp(evidence[place] ?? 0) *
        before ** priorPower *
        (isOther ? 1 / otherChannel : 1) *
        (contradicts(must, not, facts) ? 1 / contradicted : 1) *
        (chosen && isUnsaid(must, facts) ? 1 / unsaid : 1);
      return [{ id, sentence, channel, value }];
    }),
  );
  const sum = (of: typeof odds) => of.reduce((total, { value }) => total + value, 0);
  const perChannel = channels
    .map((channel) => odds.filter((one) => one.channel === channel))
    .filter(({ length }) => length > 0);
  const best = perChannel.reduce((leader, other) => (sum(other) > sum(leader) ? other : leader));
  const total = sum(odds);
  const matches = best
    .toSorted((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
    .map(({ id, sentence, value }) => ({ check: id, sentence, score: value / total }));
  return { channel: best[0]?.channel ?? "email", matches };
}

/** Whether a check is for those to whom a code came, and this person did not say that one did. */
function isUnsaid(must: Record<string, string[]>, facts: ReadonlyMap<string, string>): boolean {
  const symptoms = must[symptomFact];
  return symptoms !== undefined && !facts.has(symptomFact) && !symptoms.includes(nothingCame);
}

function contradicts(
  must: Record<string, string[]>,
  not: Record<string, string[]>,
  facts: ReadonlyMap<string, string>,
): boolean {
  const holds = (values: string[], fact: string) => values.includes(facts.get(fact) ?? "");
  return (
    Object.entries(must).some(([fact, values]) => facts.has(fact) && !holds(values, fact)) ||
    Object.entries(not).some(([fact, values]) => holds(values, fact))
  );
}
