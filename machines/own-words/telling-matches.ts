import { mostShown } from "./match-words.ts";

/** Below this the best of them is hardly ever right: the words say too little, and the opening page finds the check sooner. */
const leastScore = 0.15;

/** The matches that are worth standing in a link, best first; none where the words say too little. */
export function tellingMatches<Match extends { score: number }>(matches: readonly Match[]): Match[] {
  return (matches[0]?.score ?? 0) < leastScore ? [] : matches.slice(0, mostShown);
}
