import type { Belief } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import { greedyOrder } from "./greedy-order.ts";
import { type Bounds, improveOrder, type Priced } from "./improve-order.ts";
import { afterEntry, type Order, orderCost } from "./order-cost.ts";

/**
 * The best order found: the greedy one, improved; and, with `starts`, so many of the best others that force one action to the front or
 * to the end (a greedy first choice can be a trap where fixes overlap), improved as well.
 */
export function bestOrder(problem: Problem, belief: Belief, bounds: Bounds, starts: number): Priced {
  const greedy = greedyOrder(problem, belief);
  const improved = improveOrder(problem, belief, greedy, bounds);
  if (starts === 0) return improved;
  const others = [...belief.undone.keys()]
    .filter((index) => belief.undone[index] === 1)
    .flatMap((index) => [startingWith(problem, belief, index), endingWith(problem, belief, index)])
    .map((order) => ({ order, ...orderCost(problem, belief, order) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, starts);
  return others.reduce((best, { order }) => {
    const other = improveOrder(problem, belief, order, bounds);
    return other.cost < best.cost * (1 - 1e-9) ? other : best;
  }, improved);
}

function startingWith(problem: Problem, belief: Belief, index: number): Order {
  return [index, ...greedyOrder(problem, afterEntry(problem, belief, index))];
}

function endingWith(problem: Problem, belief: Belief, index: number): Order {
  const undone = belief.undone.slice();
  undone[index] = 0;
  return [...greedyOrder(problem, { ...belief, undone }), index];
}
