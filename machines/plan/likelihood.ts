import type { Likelihood } from "../words.ts";

/**
 * What an editor's word means as a weight: roughly, of 100 people who wait for a code, how many are helped by such a check.
 * Part of the address of every cached page is this version: change it with the numbers.
 */
export const likelihoodTable: {
  version: number;
  weights: Readonly<Record<Likelihood, number>>;
  raisedBy: number;
  sign: number;
  chosen: number;
  unlikely: number;
  unsure: number;
  help: number;
} = {
  version: 2,
  weights: { rare: 1, sometimes: 4, common: 12, "very-common": 30 },
  /** Evidence that names the cause outweighs every guess. */
  raisedBy: 1000,
  /**
   * How much likelier a check becomes by a sentence that speaks for it alone. One that speaks for several is said by more people, for more
   * reasons, and tells less about each: this is divided by their number.
   */
  sign: 60,
  /** Somebody read the sentence of this very check and said: that is it. Newer than any report, so it comes first whatever else is known. */
  chosen: 1_000_000,
  /** A fact that speaks against a check makes it that much less likely, in the model of the content: people misread and mistake. */
  unlikely: 0.15,
  /** Of all people, so many are not sure, whatever their cause. */
  unsure: 0.1,
  /** What it costs to turn to a person, in seconds: to write it all down, and to wait. */
  help: 1800,
};
