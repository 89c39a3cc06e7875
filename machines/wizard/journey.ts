import type { Content } from "../content/content.ts";
import {
  type Channel,
  idPattern,
  likelyFacts,
  maybeFacts,
  noSign,
  nothingCame,
  refused,
  signFact,
  signFacts,
  symptomFact,
  wordFacts,
} from "../words.ts";
import type { Pair } from "./pair.ts";
import { effectOf, helpKey } from "./position.ts";
import { isFromSupport } from "./support.ts";
import { isTrialKey, isTrialOfRefused, trialEffect } from "./trial.ts";
import { withoutWords, wordsInOrder } from "./words-in-order.ts";

/** What one address says: facts and answers, as a set. */
export interface Journey {
  facts: ReadonlyMap<string, string>;
  answers: ReadonlyMap<string, string>;
}

/** Something in the address that was left out, and why. */
export interface Notice {
  reason: "malformed" | "unknown-key" | "unknown-value" | "other-channel" | "contradiction";
  key: string;
}

/**
 * Reads keyed pairs, valid or junk, in any order. Whatever the content does not know is left out with a notice; two different
 * valid values for one key say nothing, so both are left out. Old check ids count as their new one.
 */
export function readJourney(content: Content, channel: Channel | null, pairs: readonly Pair[]) {
  const notices: Notice[] = [];
  const values = new Map<string, Set<string>>();
  const namesCheck = new Set([signFact, ...maybeFacts, ...wordFacts, ...likelyFacts]);
  for (const [givenKey, givenValue] of pairs.filter((pair) => !isFromSupport(pair))) {
    const key = todaysId(content, givenKey);
    const value = namesCheck.has(key) ? todaysId(content, givenValue) : givenValue;
    const reason = fault(content, channel, key, value);
    if (reason) notices.push({ reason, key: givenKey });
    else values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  const facts = new Map<string, string>();
  const answers = new Map<string, string>();
  for (const [key, given] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [value, ...others] = given;
    if (value === undefined || others.length > 0) notices.push({ reason: "contradiction", key });
    else (content.facts.has(key) ? facts : answers).set(key, value);
  }
  return {
    journey: withImplied(content, { facts: wordsInOrder(content, facts), answers }),
    notices: notices.sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function todaysId(content: Content, id: string): string {
  return content.checks.has(id) ? id : (content.aliases.get(id) ?? id);
}

/** The journey with one more answer. A trial tells what the trouble is now: from there on what helps against that comes, and all that was said stays. */
export function withAnswer(content: Content, journey: Journey, key: string, value: string): Journey {
  const answered = { facts: journey.facts, answers: new Map([...journey.answers, [key, value]]) };
  const symptom = symptomAfter(content, key, value);
  const known = journey.facts.get(symptomFact);
  // Another answer than before takes back what that one told.
  const told = symptomAfter(content, key, journey.answers.get(key));
  if (symptom === null && told !== null && told === known)
    return withFact(answered, symptomFact, isTrialOfRefused(key) ? refused : null);
  if (symptom === null || known === symptom) return answered;
  // "None of these" was said of sentences about the trouble of before, and so were own words.
  const signs = new Set(signFacts);
  const facts = [...withoutWords(journey.facts)].filter(([fact, said]) => !(signs.has(fact) && said === noSign));
  return withFact({ ...answered, facts: new Map(facts) }, symptomFact, symptom);
}

/** The symptom that an answer to the trial `key` shows; `null` where it shows none, is no answer to a trial, or the content knows no such symptom. */
export function symptomAfter(content: Content, key: string, value: string | undefined): string | null {
  const effect = isTrialKey(key) ? trialEffect(value) : undefined;
  const shown = effect === "refused" ? refused : effect === "not-it" && isTrialOfRefused(key) ? nothingCame : null;
  const known = content.facts.get(symptomFact)?.values ?? [];
  return known.find(({ id }) => id === shown)?.id ?? null;
}

/** The journey with a fact set, or taken away when `value` is null. */
export function withFact(journey: Journey, key: string, value: string | null): Journey {
  const facts = new Map(journey.facts);
  if (value === null) facts.delete(key);
  else facts.set(key, value);
  return { facts, answers: journey.answers };
}

/** The journey without a fact and what it implies, unless that is known to be otherwise. */
export function withoutFact(content: Content, journey: Journey, key: string): Journey {
  const said = content.facts.get(key)?.values.find(({ id }) => id === journey.facts.get(key));
  return Object.entries(said?.implies ?? {}).reduce(
    (known, [fact, value]) => (known.facts.get(fact) === value ? withFact(known, fact, null) : known),
    withFact(journey, key, null),
  );
}

/** The journey with everything that follows from what is known; what was said explicitly stays. */
export function withImplied(content: Content, { facts, answers }: Journey): Journey {
  const all = new Map(facts);
  // What is added on the way is looked at as well: one thing may imply the next.
  for (const [key, value] of all) {
    const implies = content.facts.get(key)?.values.find(({ id }) => id === value)?.implies ?? {};
    for (const [fact, implied] of Object.entries(implies)) if (!all.has(fact)) all.set(fact, implied);
  }
  const isRefused = ([key, value]: Pair) => symptomAfter(content, key, value) === refused;
  if (!all.has(symptomFact) && [...answers].some(isRefused)) all.set(symptomFact, refused);
  return { facts: all, answers };
}

function fault(content: Content, channel: Channel | null, key: string, value: string): Notice["reason"] | null {
  if (!idPattern.test(key) || !idPattern.test(value)) return "malformed";
  const fact = content.facts.get(key);
  if (fact && !fact.values.some((known) => known.id === value)) return "unknown-value";
  const named = wordFacts.includes(key) ? content.checks.get(value) : undefined;
  if (named && channel !== null && !named.channels.includes(channel)) return "other-channel";
  if (fact) return null;
  const check = content.checks.get(key);
  if (!check && key !== helpKey && !isTrialKey(key)) return "unknown-key";
  if (effectOf(content, key, value) === undefined) return "unknown-value";
  if (channel === null || (check && !check.channels.includes(channel))) return "other-channel";
  return null;
}
