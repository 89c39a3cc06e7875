import { type Belief, costNow, settle } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import { type Order, trial } from "./order-cost.ts";

/** A run of an order that is moved as a whole: an action, or all that one trial tests. */
interface Run {
  cost: number;
  causes: number[];
  /** Which part of each cause it settles, in the place that it has in the order. */
  parts: number[];
}

/**
 * A fast guess of what going on costs, for other weights than those the order was made for: its runs are sorted anew, each as it is.
 * Too high by what a new order could do better; so compare guesses with guesses.
 */
export function estimator(problem: Problem, belief: Belief, order: Order): (weights: Float64Array) => number {
  const runs = runsOf(problem, belief, order);
  const gains = new Float64Array(runs.length);
  const rates = new Float64Array(runs.length);
  const ranking = runs.map((_, at) => at);
  return (weights) => {
    let mass = 0;
    for (const weight of weights) mass += weight;
    for (let at = 0; at < runs.length; at++) {
      const run = runs[at];
      if (!run) continue;
      let gain = 0;
      for (let of = 0; of < run.causes.length; of++) gain += (weights[run.causes[of] ?? 0] ?? 0) * (run.parts[of] ?? 0);
      gains[at] = gain;
      rates[at] = gain / Math.max(run.cost, 1e-9);
    }
    ranking.sort((a, b) => (rates[b] ?? 0) - (rates[a] ?? 0) || a - b);
    const { helpCost } = problem;
    let cost = 0;
    for (const at of ranking) {
      const now = mass * (runs[at]?.cost ?? 0);
      const gain = gains[at] ?? 0;
      if (gain <= 0 || (helpCost !== null && now > helpCost * gain)) break;
      cost += now;
      mass -= gain;
    }
    return cost + Math.max(mass, 0) * (helpCost ?? 0);
  };
}

function runsOf(problem: Problem, belief: Belief, order: Order): Run[] {
  const { actions, trialCost } = problem;
  const left = belief.weights.slice();
  const runs: Run[] = [];
  let untested = [...belief.untested];
  let { place } = belief;
  let run: Run = { cost: 0, causes: [], parts: [] };
  const end = () => {
    if (run.causes.length > 0) runs.push(run);
    run = { cost: 0, causes: [], parts: [] };
  };
  const fail = (index: number) => {
    const action = actions[index];
    if (!action) return;
    const before = action.causes.map((cause) => left[cause] ?? 0);
    settle(action, left);
    action.causes.forEach((cause, at) => {
      const whole = belief.weights[cause] ?? 0;
      if (whole <= 0) return;
      run.causes.push(cause);
      run.parts.push(((before[at] ?? 0) - (left[cause] ?? 0)) / whole);
    });
  };
  for (const entry of order) {
    const action = actions[entry];
    if (!action || entry === trial) {
      run.cost += trialCost;
      for (const index of untested) fail(index);
      untested = [];
      end();
      continue;
    }
    run.cost += costNow(problem, action, place);
    if (action.place !== 0) place = action.place;
    if (action.needsTrial) untested.push(entry);
    else {
      fail(entry);
      if (untested.length === 0) end();
    }
  }
  for (const index of untested) fail(index);
  end();
  return runs;
}
