import { mostShown } from "./match-words.ts";

/** Below this the words say nothing ("hello"): the opening page finds the check sooner. */
export const leastScore = 0.06;

/** The matches that are worth standing in a link, best first; none where the words say too little. */
export function tellingMatches<Match extends { score: number }>(matches: readonly Match[]): Match[] {
  return (matches[0]?.score ?? 0) < leastScore ? [] : matches.slice(0, mostShown);
}
