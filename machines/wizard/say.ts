import type { Content } from "../content/content.ts";
import { wordPairs } from "../own-words/likely-checks.ts";
import { likelyFacts, noSign, signFact, signFacts } from "../words.ts";
import { type Journey, withFact, withImplied } from "./journey.ts";
import { withoutWords, wordsInOrder } from "./words-in-order.ts";

/** The journey of somebody who says that a fact has this value, with all that follows from it. */
export function say(content: Content, journey: Journey, key: string, value: string): Journey {
  if (likelyFacts.includes(key) && value !== noSign) return sayCheck(content, journey, value);
  return withImplied(content, withFact(journey, key, value));
}

/** The journey of somebody who says that this check is theirs: it comes first, whatever else is known, and an answer to it counts no more. */
export function sayCheck(content: Content, { facts, answers }: Journey, check: string): Journey {
  const others = new Map([...answers].filter(([key]) => key !== check));
  return withImplied(content, { facts: new Map([...withoutWords(facts), [signFact, check]]), answers: others });
}

/**
 * The journey of somebody whose own words fit these checks, best first. `read`: they looked at the first page of sentences already, and none of them was it. What was said on
 * pages of signs before gives way to the words. Without checks (the words said nothing) it is the journey of before.
 */
export function sayWords(content: Content, journey: Journey, checks: readonly string[], read: boolean): Journey {
  const pairs = wordPairs(checks, { tried: new Set(journey.answers.keys()), read });
  if (pairs.length === 0) return journey;
  const before = [...withoutWords(journey.facts)].filter(([key]) => !signFacts.includes(key));
  return { facts: wordsInOrder(content, new Map([...before, ...pairs])), answers: journey.answers };
}
