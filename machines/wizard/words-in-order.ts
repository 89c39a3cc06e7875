import type { Content } from "../content/content.ts";
import { pagesOf } from "../plan/signs/likely-page.ts";
import { isOfWords, likelyFacts, noSign, signFact, wordFacts } from "../words.ts";

type Facts = ReadonlyMap<string, string>;

/**
 * The facts with what own words led to in its one form: ranks without gaps, each check once, and a page counts as read only where all before it were. A check that was
 * chosen on one of the pages is the one of `sign`, and then the others are of no use.
 */
export function wordsInOrder(content: Content, facts: Facts): Facts {
  if (![...facts.keys()].some(isOfWords)) return facts;
  const checks = [...new Set(wordFacts.flatMap((key) => facts.get(key) ?? []))];
  const read = likelyFacts.map((key) => facts.get(key));
  const chosen = read.find((said) => said !== undefined && said !== noSign);
  const others = withoutWords(facts);
  if (chosen !== undefined) return inOrder([...others, [signFact, chosen]]);
  if (content.checks.has(others.get(signFact) ?? "")) return others;
  const ranked = new Map([...others, ...checks.map((check, rank) => [wordFacts[rank] ?? "", check] as const)]);
  const firstUnread = read.indexOf(undefined);
  const pages = pagesOf(ranked).slice(0, firstUnread < 0 ? likelyFacts.length : firstUnread);
  return inOrder([...ranked, ...pages.map(({ key }) => [key, noSign] as const)]);
}

/** The facts without what own words led to. */
export function withoutWords(facts: Facts): Facts {
  return new Map([...facts].filter(([key]) => !isOfWords(key)));
}

function inOrder(pairs: readonly (readonly [string, string])[]): Facts {
  return new Map([...new Map(pairs)].sort(([a], [b]) => (a < b ? -1 : 1)));
}
