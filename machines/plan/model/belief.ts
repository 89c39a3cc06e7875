import type { Problem, ProblemAction } from "./problem.ts";

/** What is known at one moment: what was done in vain, what was done and not tested, what was asked, and where the person is. */
export interface Belief {
  /** For each cause, the probability that it holds, that everything was seen that was seen, and that it is not known to be settled. */
  weights: Float64Array;
  /** Their sum. */
  mass: number;
  /** 1 for what has yet to be done, or asked. */
  undone: Uint8Array;
  unasked: Uint8Array;
  /** Done since the last trial, where only a trial tells whether it worked. */
  untested: readonly number[];
  /** 0 before the first place. */
  place: number;
}

/** Less than this is nothing: what is left of 1 by rounding. */
export const nothing = 1e-12;

/** Before anything is done. */
export function begin(problem: Problem): Belief {
  return {
    weights: problem.prior.slice(),
    mass: problem.prior.reduce((sum, probability) => sum + probability, 0),
    undone: new Uint8Array(problem.actions.length).fill(1),
    unasked: new Uint8Array(problem.questions.length).fill(1),
    untested: [],
    place: 0,
  };
}

/** What it costs to do this action now, the way to its place included. */
export function costNow(problem: Problem, action: ProblemAction, place: number): number {
  return action.cost + (action.place === 0 || action.place === place ? 0 : (problem.openings[action.place] ?? 0));
}

/** After an action that did not visibly help. */
export function afterAction(problem: Problem, belief: Belief, index: number): Belief {
  const action = problem.actions[index];
  if (!action) return belief;
  const undone = belief.undone.slice();
  undone[index] = 0;
  const place = action.place === 0 ? belief.place : action.place;
  if (action.needsTrial) return { ...belief, undone, place, untested: [...belief.untested, index] };
  const weights = belief.weights.slice();
  return { ...belief, undone, place, weights, mass: belief.mass - settle(action, weights) };
}

/** After a trial that failed. */
export function afterTrial(problem: Problem, belief: Belief): Belief {
  const weights = belief.weights.slice();
  let { mass } = belief;
  for (const index of belief.untested) {
    const action = problem.actions[index];
    if (action) mass -= settle(action, weights);
  }
  return { ...belief, weights, mass, untested: [] };
}

/** After a question was answered with a value; `null` for no idea, which changes nothing, and so does a value that cannot be. */
export function afterQuestion(problem: Problem, belief: Belief, index: number, value: number | null): Belief {
  const unasked = belief.unasked.slice();
  unasked[index] = 0;
  const given = value === null ? undefined : problem.questions[index]?.given[value];
  if (!given) return { ...belief, unasked };
  const weights = belief.weights.map((weight, cause) => weight * (given[cause] ?? 0));
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  return mass > nothing * belief.mass ? { ...belief, unasked, weights, mass } : { ...belief, unasked };
}

/** Takes out of the weights what the action settles; returns how much that was. */
export function settle(action: ProblemAction, weights: Float64Array): number {
  let settled = 0;
  const { causes, chances } = action;
  for (let at = 0; at < causes.length; at++) {
    const cause = causes[at] ?? 0;
    const part = (weights[cause] ?? 0) * (chances[at] ?? 0);
    weights[cause] = (weights[cause] ?? 0) - part;
    settled += part;
  }
  return settled;
}

/** How likely the action settles it now. */
export function gainOf(action: ProblemAction, weights: Float64Array): number {
  let gain = 0;
  const { causes, chances } = action;
  for (let at = 0; at < causes.length; at++) gain += (weights[causes[at] ?? 0] ?? 0) * (chances[at] ?? 0);
  return gain;
}
