import { type Belief, nothing } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import {
  afterEntry,
  costAfter,
  emptyPrefix,
  longerPrefix,
  type Order,
  type OrderCost,
  orderCost,
  trial,
} from "./order-cost.ts";

/** How many orders may be priced, and how many of the first entries may be moved. */
export interface Bounds {
  evaluations: number;
  window: number;
}

/** An order with what it costs. */
export interface Priced extends OrderCost {
  order: Order;
}

/**
 * Moves one entry or a short run of them elsewhere, puts trials in and takes them out, as long as that is cheaper and at most
 * `evaluations` orders were priced. Only the first `window` entries are touched.
 */
export function improveOrder(problem: Problem, belief: Belief, start: Order, bounds: Bounds): Priced {
  if (start.length <= bounds.window) return improveWhole(problem, belief, start, bounds);
  return improveHead(problem, belief, start, bounds);
}

/** The first entries of a long order; what comes after them costs as much for whoever is left as it did before. */
function improveHead(problem: Problem, belief: Belief, start: Order, bounds: Bounds): Priced {
  const whole: Priced = { order: start, ...orderCost(problem, belief, start) };
  if (bounds.evaluations === 0) return whole;
  const head = start.slice(0, bounds.window);
  const then = head.reduce((after, entry) => afterEntry(problem, after, entry), belief);
  const rest = start.slice(bounds.window);
  const { cost } = orderCost(problem, then, rest);
  const asIfHelp = { ...problem, helpCost: then.mass > nothing ? cost / then.mass : 0 };
  const { order } = improveWhole(asIfHelp, belief, head, bounds);
  const changed = withoutIdleTrials(problem, belief, [...order, ...rest]);
  const improved = { order: changed, ...orderCost(problem, belief, changed) };
  return improved.cost < whole.cost ? improved : whole;
}

/** What is worth trying: longer runs and longer ways hardly ever find anything. */
const longestRun = 2;
const furthest = 7;

function improveWhole(problem: Problem, belief: Belief, start: Order, { evaluations, window }: Bounds): Priced {
  let order = [...start];
  let { cost, length } = orderCost(problem, belief, order);
  let left = evaluations;
  let hasImproved = true;
  let spare: number[] = [];
  let prefix = emptyPrefix(problem, belief);
  const hasTrials = problem.actions.some(({ needsTrial }) => needsTrial);
  /** Keeps the changed order in `spare` where it is cheaper. */
  const judge = () => {
    left--;
    const priced = costAfter(problem, prefix, spare, cost);
    if (priced.cost >= cost * (1 - 1e-9)) return;
    ({ cost, length } = priced);
    [order, spare] = [spare, order];
    hasImproved = true;
  };
  while (hasImproved && left > 0) {
    hasImproved = false;
    prefix = emptyPrefix(problem, belief);
    // Everything before `at` stays as it is, so it is priced once.
    for (let at = 0; at < Math.min(order.length, window) && at <= length && left > 0; at++) {
      const end = () => Math.min(order.length, window, at + furthest + 1);
      for (let other = at + 1; other < end() && left > 0; other++) {
        for (let run = 1; run <= longestRun && other + run <= end(); run++) {
          move(order, at, run, other, spare);
          judge();
          move(order, other, run, at, spare);
          judge();
        }
        copy(order, spare);
        spare[at] = order[other] ?? trial;
        spare[other] = order[at] ?? trial;
        judge();
      }
      if (hasTrials && left > 0) {
        copy(order, spare);
        if (order[at] === trial) spare.splice(at, 1);
        else spare.splice(at, 0, trial);
        judge();
      }
      prefix = longerPrefix(problem, prefix, order[at] ?? trial);
    }
  }
  const tidy = withoutIdleTrials(problem, belief, order);
  return { order: tidy, ...orderCost(problem, belief, tidy) };
}

/** The order without trials that would test nothing. */
export function withoutIdleTrials(problem: Problem, belief: Belief, order: Order): number[] {
  let isUntested = belief.untested.length > 0;
  return order.filter((entry) => {
    const isKept = entry !== trial || isUntested;
    isUntested = entry !== trial && (isUntested || (problem.actions[entry]?.needsTrial ?? false));
    return isKept;
  });
}

/** Takes `run` entries out and puts them in so that the first stands at `to`. */
function move(order: Order, from: number, run: number, to: number, into: number[]): void {
  into.length = order.length;
  let at = 0;
  for (let other = 0; other < order.length; other++) {
    if (at === to) for (let of = 0; of < run; of++) into[at++] = order[from + of] ?? trial;
    if (other < from || other >= from + run) into[at++] = order[other] ?? trial;
  }
  if (at === to) for (let of = 0; of < run; of++) into[at++] = order[from + of] ?? trial;
}

function copy(order: Order, into: number[]): void {
  into.length = order.length;
  for (let at = 0; at < order.length; at++) into[at] = order[at] ?? trial;
}
