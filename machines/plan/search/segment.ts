import type { Belief } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import { bestAsking } from "./asking.ts";
import { bestOrder } from "./best-order.ts";
import { effortFor } from "./effort.ts";
import type { Priced } from "./improve-order.ts";
import type { Order } from "./order-cost.ts";

/** What to do now, up to the next question, whose value changes what comes after it; or up to help. */
export interface Segment {
  /** Actions and trials. */
  entries: Order;
  /** `null`: what comes after the entries is help, or the end where nobody helps. */
  question: number | null;
}

/** What to do from here on. The same for the same belief. */
export function nextSegment(problem: Problem, belief: Belief): Segment {
  const now = asWhole(belief);
  const base = orderFrom(problem, now);
  const asking = bestAsking(problem, now, base, effortFor(problem, now));
  return asking
    ? { entries: asking.first, question: asking.question }
    : { entries: base.order.slice(0, base.length), question: null };
}

/** All actions that may help, in order, and after how many of them help is called, as if nothing could be asked. */
export function orderFrom(problem: Problem, belief: Belief): Priced {
  const { outer, starts } = effortFor(problem, belief);
  return bestOrder(problem, belief, outer, starts);
}

/** With weights that add up to 1: only their proportions matter, and after many questions little is left of them. */
export function asWhole(belief: Belief): Belief {
  const { mass } = belief;
  return mass > 0 ? { ...belief, weights: belief.weights.map((weight) => weight / mass), mass: 1 } : belief;
}
