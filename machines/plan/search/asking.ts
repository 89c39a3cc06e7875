import { afterQuestion, type Belief, nothing } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import { bestOrder } from "./best-order.ts";
import type { Effort, Level } from "./effort.ts";
import { estimator } from "./estimate.ts";
import type { Bounds, Priced } from "./improve-order.ts";
import { afterEntry, type Order, priceOf, trial } from "./order-cost.ts";

/** A question, what is done before it, and what all of it costs in expectation. */
export interface Asking {
  first: Order;
  question: number;
  cost: number;
}

/**
 * The question that is worth most, now or after some entries of the order: what is expected to be saved, once its value is known and the
 * order made anew, is more than it costs. `null` where none is. Guesses first, makes orders anew for the best guesses only, and looks
 * at further questions after the best of those only.
 */
export function bestAsking(
  problem: Problem,
  belief: Belief,
  base: Priced,
  effort: Effort,
  [level, ...deeper]: readonly Level[] = effort.levels,
): Asking | null {
  if (!level || !belief.unasked.includes(1)) return null;
  const guesses = guess(problem, belief, base, level).sort((a, b) => b.saved - a.saved);
  const { inner } = effort;
  if (!inner) {
    const [{ first, question, saved } = { first: [], question: 0, saved: 0 }] = guesses;
    return saved > base.cost * 1e-9 ? { first, question, cost: base.cost - saved } : null;
  }
  const now = guesses.filter(({ first }) => first.length === 0).slice(0, level.now);
  const later = guesses.filter(({ first }) => first.length > 0).slice(0, level.later);
  const close = [...now, ...later].map((one) => look(problem, one, inner)).sort((a, b) => a.cost - b.cost);
  let best: Asking | null = null;
  close.forEach((look, rank) => {
    const most = best?.cost ?? base.cost;
    const cost = deeper.length > 0 && rank < level.deeper ? deepen(problem, look, effort, deeper) : look.cost;
    if (cost < most * (1 - 1e-9)) best = { first: look.first, question: look.question, cost };
  });
  return best;
}

/** A question at one moment, with the order that is best after each of its values. */
interface Look {
  first: Order;
  question: number;
  cost: number;
  then: { belief: Belief; order: Priced }[];
}

function look(problem: Problem, { first, question, after, paid }: Guess, bounds: Bounds): Look {
  const { cost = 0, values = [] } = problem.questions[question] ?? {};
  const then = values.flatMap((_, value) => {
    const belief = afterValue(problem, after, question, value);
    return belief ? [{ belief, order: bestOrder(problem, belief, bounds, 0) }] : [];
  });
  const total = then.reduce((sum, { order }) => sum + order.cost, paid + after.mass * cost);
  return { first, question, cost: total, then };
}

/** What it costs with the best further question after each value. */
function deepen(problem: Problem, { cost, then }: Look, effort: Effort, levels: readonly Level[]): number {
  return then.reduce((sum, { belief, order }) => {
    const further = bestAsking(problem, belief, order, effort, levels);
    return further ? sum - order.cost + further.cost : sum;
  }, cost);
}

/** A question at one moment, before it is looked at closely. */
interface Guess {
  first: Order;
  question: number;
  /** What is known by then, and what that has cost. */
  after: Belief;
  paid: number;
  /** What asking is guessed to save; less than nothing where it costs more than it brings. */
  saved: number;
}

/** Each question now, and after each of the first entries of the order. */
function guess(problem: Problem, belief: Belief, base: Priced, { positions }: Level): Guess[] {
  const guesses: Guess[] = [];
  const goOn = estimator(problem, belief, base.order)(belief.weights);
  const consider = (first: Order, rest: Order, after: Belief, paid: number) => {
    const estimate = estimator(problem, after, rest);
    for (const [question, { cost, given }] of problem.questions.entries()) {
      if (!after.unasked[question]) continue;
      let total = paid + after.mass * cost;
      for (const row of given) total += estimate(after.weights.map((weight, cause) => weight * (row[cause] ?? 0)));
      guesses.push({ first, question, after, paid, saved: goOn - total });
    }
  };
  let after = belief;
  let paid = 0;
  const { order } = base;
  consider([], order, belief, 0);
  for (let at = 0; at < Math.min(positions, base.length); at++) {
    const entry = order[at] ?? trial;
    paid += priceOf(problem, after, entry);
    after = afterEntry(problem, after, entry);
    consider(order.slice(0, at + 1), order.slice(at + 1), after, paid);
  }
  return guesses;
}

/** `null` where this value cannot be. */
function afterValue(problem: Problem, belief: Belief, index: number, value: number): Belief | null {
  const given = problem.questions[index]?.given[value];
  let mass = 0;
  belief.weights.forEach((weight, cause) => {
    mass += weight * (given?.[cause] ?? 0);
  });
  return mass > nothing ? afterQuestion(problem, belief, index, value) : null;
}
