import type { Check } from "../content/check.ts";
import type { Facts } from "../content/fact.ts";
import type { Channel, Likelihood } from "../words.ts";

/**
 * What an editor's word means as a weight: roughly, of 100 people who wait for a code, how many are helped by such a check.
 * Part of the address of every cached page is this version: change it with the numbers.
 */
export const likelihoodTable: {
  version: number;
  weights: Readonly<Record<Likelihood, number>>;
  raisedBy: number;
  sign: number;
  unsaid: number;
  saying: number;
  chosen: number;
  likely: Readonly<Record<string, number>>;
  unlisted: number;
  unseen: number;
  unlikely: number;
  unsure: number;
  elsewhere: number;
  reading: number;
  changing: number;
} = {
  version: 6,
  weights: { rare: 1, sometimes: 4, common: 12, "very-common": 30 },
  /** Evidence that names the cause outweighs every guess. */
  raisedBy: 1000,
  /**
   * How much likelier a check becomes by a sentence that speaks for it alone. One that speaks for several is said by more people, for more
   * reasons, and tells less about each: this is divided by their number.
   */
  sign: 100,
  /** A sentence that speaks for a check was offered, and the person chose another one, or none. */
  unsaid: 0.3,
  /** Of those whose check has a sentence on the page, so many see themselves in it. */
  saying: 0.6,
  /** Somebody read the sentence of this very check and said: that is it. Newer than any report, so it comes first whatever else is known. */
  chosen: 1_000_000,
  /**
   * Own words fit a check so well that it stands on this page of sentences, or on none (`unlisted`). How much likelier each is than the editor's word says, as
   * it was for 421 complaints that nothing was learned from.
   */
  likely: { likely: 4, "likely-2": 0.65, "likely-3": 0.35 },
  unlisted: 0.3,
  /** Its sentence was read, and was not it: so many do not see themselves in the sentence of their own check. */
  unseen: 0.1,
  /** A fact that speaks against a check makes it that much less likely, in the model of the content: people misread and mistake. */
  unlikely: 0.05,
  /** Of all people, so many are not sure, whatever their cause. */
  unsure: 0.1,
  /** For each person whom one of the checks may help, so many have something that none of them settles. What they say about themselves changes nothing in that. */
  elsewhere: 0.05,
  /** What a page costs beside what it asks for, in seconds: to read it, and to wait for the next. */
  reading: 15,
  /** A trial comes only where something was changed: so many change something although the cause is another one. */
  changing: 0.25,
};

/** The editor's word about this check for people of whom this is known. */
export function likelihoodOf(check: Check, channel: Channel, facts: Facts): Likelihood {
  return isVeryCommon(check, facts) ? "very-common" : check.likelihood[channel];
}

/** Something is known of the person with which this check is very common, whatever it is for others. */
export function isVeryCommon({ veryCommonWith }: Check, facts: Facts): boolean {
  return Object.entries(veryCommonWith).some(([fact, values]) => values.includes(facts.get(fact) ?? ""));
}
