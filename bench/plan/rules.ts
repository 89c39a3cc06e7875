import { afterAction, begin, costNow, gainOf } from "#machines/plan/model/belief.ts";
import type { Problem } from "#machines/plan/model/problem.ts";
import { type Order, orderCost, trial } from "#machines/plan/search/order-cost.ts";

export const rules = ["probabilityPerEffort", "likelihoodOnly", "cheapestFirst", "fileOrder", "random"] as const;
export type Rule = (typeof rules)[number];

/**
 * The orders a simple rule makes: one, or for `random` as many as asked for. No rule asks a question; each tests at once what needs a
 * trial, and each is given the moment for help that is best for its order, by the likelihoods it believes.
 */
export function ordersOf(
  rule: Rule,
  problem: Problem,
  { fileOrder, rounds, random }: { fileOrder: readonly string[]; rounds: number; random: () => number },
): Order[] {
  const all = problem.actions.map((_, index) => index);
  const cost = (index: number) => problem.actions[index]?.cost ?? 0;
  const position = new Map(fileOrder.map((id, at) => [id, at]));
  const place = (index: number) => position.get(problem.actions[index]?.id ?? "") ?? 0;
  const orders = {
    probabilityPerEffort: () => [byBest(problem, (gain, effort) => gain / Math.max(effort, 1e-9))],
    likelihoodOnly: () => [byBest(problem, (gain) => gain)],
    cheapestFirst: () => [all.toSorted((a, b) => cost(a) - cost(b))],
    fileOrder: () => [all.toSorted((a, b) => place(a) - place(b))],
    random: () => Array.from({ length: rounds }, () => shuffled(all, random)),
  };
  return orders[rule]().map((order) => {
    const tested = order.flatMap((index) => (problem.actions[index]?.needsTrial ? [index, trial] : [index]));
    return tested.slice(0, orderCost(problem, begin(problem), tested).length);
  });
}

/** Always the one with the highest score, figures made anew after each. */
function byBest(problem: Problem, score: (gain: number, effort: number) => number): number[] {
  const order: number[] = [];
  let belief = begin(problem);
  const left = new Set(problem.actions.keys());
  while (left.size > 0) {
    let best = -1;
    let highest = Number.NEGATIVE_INFINITY;
    for (const index of left) {
      const action = problem.actions[index];
      if (!action) continue;
      const trialCost = action.needsTrial ? problem.trialCost : 0;
      const own = score(gainOf(action, belief.weights), costNow(problem, action, belief.place) + trialCost);
      if (own > highest) [best, highest] = [index, own];
    }
    order.push(best);
    left.delete(best);
    // Tested at once, so known at once.
    const atOnce = { ...problem, actions: problem.actions.map((action) => ({ ...action, needsTrial: false })) };
    belief = afterAction(atOnce, belief, best);
  }
  return order;
}

function shuffled(items: readonly number[], random: () => number): number[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
