import { likelyChecks } from "./likely-checks.ts";
import { type Matched, mostMatches } from "./match-words.ts";

export interface Ranked extends Matched {
  /** What the order of the matches follows: their scores, or an assistant that was asked. */
  order: "score" | "assistant";
  /** All that a journey keeps of them, best first. */
  likely: string[];
}

/**
 * Our own matches (give all of a channel), those that an assistant names first, in its order; at most `mostMatches`. Ids that are no matches are dropped, and
 * scores stay as our own matching gave them: the assistant changes the order and nothing else.
 */
export function ranked({ channel, matches }: Matched, ids: readonly string[]): Ranked {
  const named = [...new Set(ids)].flatMap((id) => matches.find(({ check }) => check === id) ?? []);
  const others = matches.filter((match) => !named.includes(match));
  const all = [...named, ...others];
  return {
    channel,
    matches: all.slice(0, mostMatches),
    likely: likelyChecks(all),
    order: named.length > 0 ? "assistant" : "score",
  };
}
