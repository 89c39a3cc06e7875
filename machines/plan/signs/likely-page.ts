import type { Facts } from "../../content/fact.ts";
import { likelyPages, noSign, wordFacts } from "../../words.ts";
import type { PlannedQuestion } from "../plan-entry.ts";

/** "Is it one of these?": the next page of sentences for own words; `null` where nothing was written, or all of them were looked at. */
export function likelyPage(facts: Facts): PlannedQuestion | null {
  const page = pagesOf(facts).find(({ key }) => !facts.has(key));
  return page ? { kind: "question", fact: page.key, dependents: [], offered: [...page.checks, noSign] } : null;
}

/** The checks that own words fit, by the page on which they are offered. Pages without any are left out. */
export function pagesOf(facts: Facts): { key: string; checks: string[] }[] {
  const checks = checksOfWords(facts);
  let before = 0;
  return likelyPages.flatMap(([key, sentences]) => {
    const own = checks.slice(before, before + sentences);
    before += sentences;
    return own.length > 0 ? [{ key, checks: own }] : [];
  });
}

/** The checks that own words fit, best first. */
function checksOfWords(facts: Facts): string[] {
  return wordFacts.flatMap((key) => facts.get(key) ?? []);
}

export function hasOwnWords(facts: Facts): boolean {
  return checksOfWords(facts).length > 0;
}

/** The checks whose sentence was read, and was not it. */
export function refusedByWords(facts: Facts): Set<string> {
  return new Set(pagesOf(facts).flatMap(({ key, checks }) => (facts.get(key) === noSign ? checks : [])));
}
