import type { Pair } from "../wizard/pair.ts";
import { maybeFacts, signFact, signFacts } from "../words.ts";

/**
 * Checks, the best first, and sentences, as a link says them: as many checks of own words as a person is shown, and as many sentences as there are pages of them. A
 * sentence takes the first place only where no check does. The rest has no room.
 */
export function saidPairs(checks: readonly string[], sentences: readonly string[]): Pair[] {
  const paired = (keys: readonly string[], ids: readonly string[]) =>
    ids.slice(0, keys.length).map((id, place): Pair => [keys[place] ?? "", id]);
  const signKeys = checks.length > 0 ? signFacts.slice(1) : signFacts;
  return [...paired([signFact, ...maybeFacts], checks), ...paired(signKeys, sentences)];
}
