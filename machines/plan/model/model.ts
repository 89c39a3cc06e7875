/**
 * What may be wrong, what can be done and asked about it, and what that costs. Exactly one cause holds. Costs are in one unit, for our
 * content seconds. Single fault, repairs with a chance, questions: Heckerman, Breese & Rommelse 1995; places that several actions
 * share: Langseth & Jensen 2001; tests put off: Ottosen & Jensen 2010.
 */
export interface Model {
  /** How likely each cause is. Need not add up to 1. */
  causes: ReadonlyMap<string, number>;
  actions: ReadonlyMap<string, Action>;
  questions: ReadonlyMap<string, Question>;
  /** What it costs to go to a place: paid whenever the last action that had a place was elsewhere. */
  places: ReadonlyMap<string, number>;
  /** What it costs to test everything done since the last test. */
  trialCost: number;
  /** A person who settles the rest, at any time. `null`: nobody; then it ends, at no cost, when nothing is left that could help. */
  help: { cost: number } | null;
}

/** Something that may settle it; done at most once. */
export interface Action {
  cost: number;
  place: string | null;
  /** Whether it worked is known only after a trial. */
  needsTrial: boolean;
  /** The chance that it settles it, for each cause that it can settle. One chance each, whatever else was done. */
  fixes: ReadonlyMap<string, number>;
}

/** Something that is asked, and tells causes apart. */
export interface Question {
  cost: number;
  /**
   * How likely each value is, given a cause. What the values leave of a cause's probability of 1 is shared evenly by those that
   * do not name it; where all do, or their sum is above 1, only the proportions count.
   */
  values: ReadonlyMap<string, ReadonlyMap<string, number>>;
}
