import { likelyFact, noSign, wordFacts } from "../words.ts";
import { mostShown } from "./match-words.ts";
import { leastScore } from "./telling-matches.ts";

/** What a journey may keep of own words: the checks of the matches (all of them, best first); none where the words say nothing. */
export function likelyChecks(matches: readonly { check: string; score: number }[]): string[] {
  return matches.some(({ score }) => score >= leastScore) ? matches.map(({ check }) => check) : [];
}

/**
 * The same as an address says it: as many as are ever offered. `tried`: checks that were answered already; beyond the first page, which shows what was found whatever was
 * tried, they are not offered. `read`: the first page was looked at, and none of it was it.
 */
export function wordPairs(
  checks: readonly string[],
  { tried, read }: { tried: ReadonlySet<string>; read: boolean },
): [key: string, value: string][] {
  if (checks.length === 0) return [];
  const open = checks.filter((check, rank) => rank < mostShown || !tried.has(check));
  const ranked = wordFacts.flatMap((key, rank): [string, string][] => {
    const check = open[rank];
    return check === undefined ? [] : [[key, check]];
  });
  return read ? [...ranked, [likelyFact, noSign]] : ranked;
}
