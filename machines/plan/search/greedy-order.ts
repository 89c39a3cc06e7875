import { type Belief, gainOf, nothing, settle } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import { trial } from "./order-cost.ts";

/**
 * All that may still help, in a good order: again and again the block with the most probability per cost, and figures made anew after
 * it. A block is a few actions of one place, done one after the other, with the way there and the trial they share. Grows with the
 * number of actions times its logarithm where each cause is settled in few places.
 */
export function greedyOrder(problem: Problem, belief: Belief): number[] {
  const { actions, placesOf, actionsOf } = problem;
  const weights = belief.weights.slice();
  const gains = Float64Array.from(actions, (action, index) => (belief.undone[index] ? gainOf(action, weights) : 0));
  const groups = problem.byPlace.map(
    (members): Group => ({ open: [...members], isStale: true, isSorted: false, block: null }),
  );
  const order: number[] = [];
  let { place } = belief;
  let untested = [...belief.untested];

  /** What is known to have failed lowers the chances of whatever else would have settled the same. */
  const fail = (index: number) => {
    const action = actions[index];
    if (!action) return;
    settle(action, weights);
    for (const cause of action.causes) {
      for (const at of placesOf[cause] ?? []) markStale(groups[at], true);
      for (const other of actionsOf[cause] ?? []) if (gains[other] !== 0) gains[other] = NaN;
    }
  };

  for (;;) {
    let best: Block | null = untested.length > 0 ? trialAlone(problem, untested, weights) : null;
    groups.forEach((group, at) => {
      if (group.isStale) refresh(problem, group, weights, gains, at === place);
      if (group.block && (!best || isAhead(group.block, best))) best = group.block;
    });
    const next: Block | null = best;
    if (!next) break;
    for (const index of next.members) {
      const action = actions[index];
      if (!action) continue;
      order.push(index);
      gains[index] = 0;
      if (action.needsTrial) untested.push(index);
      else fail(index);
      markStale(groups[action.place], false);
      if (action.place !== 0 && action.place !== place) {
        markStale(groups[place], false);
        place = action.place;
      }
    }
    if (!next.isTried) continue;
    order.push(trial);
    for (const index of untested) fail(index);
    untested = [];
  }
  return order;
}

/** What is still open at one place. */
interface Group {
  /** Sorted by probability per cost once `isSorted`. */
  open: number[];
  isSorted: boolean;
  isStale: boolean;
  block: Block | null;
}

interface Block {
  members: readonly number[];
  isTried: boolean;
  /** Probability per cost. */
  rate: number;
}

function isAhead(a: Block, b: Block): boolean {
  return a.rate > b.rate || (a.rate === b.rate && (a.members[0] ?? 0) < (b.members[0] ?? 0));
}

function markStale(group: Group | undefined, isReordered: boolean): void {
  if (!group) return;
  group.isStale = true;
  if (isReordered) group.isSorted = false;
}

function trialAlone({ actions, trialCost }: Problem, untested: readonly number[], weights: Float64Array): Block | null {
  const left = weights.slice();
  let gain = 0;
  for (const index of untested) {
    const action = actions[index];
    if (action) gain += settle(action, left);
  }
  return gain > nothing ? { members: [], isTried: true, rate: rateOf(gain, trialCost) } : null;
}

/** Finds the best block of a place: that many of the best, with or without those that need a trial. */
function refresh(problem: Problem, group: Group, weights: Float64Array, gains: Float64Array, isHere: boolean): void {
  const { actions } = problem;
  for (const index of group.open) {
    const action = actions[index];
    if (action && Number.isNaN(gains[index])) gains[index] = gainOf(action, weights);
  }
  group.open = group.open.filter((index) => (gains[index] ?? 0) > nothing);
  if (!group.isSorted) {
    const rate = (index: number) => rateOf(gains[index] ?? 0, actions[index]?.cost ?? 0);
    group.open.sort((a, b) => rate(b) - rate(a) || a - b);
    group.isSorted = true;
  }
  group.isStale = false;
  const opening = isHere ? 0 : (problem.openings[actions[group.open[0] ?? -1]?.place ?? 0] ?? 0);
  const atOnce = growBlock(problem, group.open, weights, opening, false);
  const needsTrial = group.open.some((index) => actions[index]?.needsTrial);
  const tried = needsTrial ? growBlock(problem, group.open, weights, opening, true) : null;
  group.block = atOnce && tried ? (isAhead(tried, atOnce) ? tried : atOnce) : (atOnce ?? tried);
}

/** Takes one action after the other as long as that raises the rate. */
function growBlock(
  { actions, trialCost }: Problem,
  open: readonly number[],
  weights: Float64Array,
  opening: number,
  isTried: boolean,
): Block | null {
  let best: Block | null = null;
  let size = 0;
  const members: number[] = [];
  const before: number[] = [];
  let gain = 0;
  let cost = opening;
  let hasTrial = false;
  for (const index of open) {
    const action = actions[index];
    if (!action || (action.needsTrial && !isTried)) continue;
    for (const cause of action.causes) before.push(cause, weights[cause] ?? 0);
    gain += settle(action, weights);
    cost += action.cost;
    members.push(index);
    if (action.needsTrial && !hasTrial) {
      hasTrial = true;
      cost += trialCost;
    }
    if (isTried && !hasTrial) continue;
    const rate = rateOf(gain, cost);
    if (best && rate <= best.rate) break;
    size = members.length;
    best = { members, isTried: hasTrial, rate };
  }
  // Only tried out: the weights are put back, the last change first.
  for (let at = before.length - 2; at >= 0; at -= 2) weights[before[at] ?? 0] = before[at + 1] ?? 0;
  members.length = size;
  return best;
}

function rateOf(gain: number, cost: number): number {
  return gain / Math.max(cost, 1e-9);
}
