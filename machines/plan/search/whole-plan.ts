import { afterQuestion, type Belief } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import { bestAsking } from "./asking.ts";
import { effortFor } from "./effort.ts";
import { withoutIdleTrials } from "./improve-order.ts";
import { afterEntry, type Order, orderCost } from "./order-cost.ts";
import { asWhole, orderFrom, type Segment } from "./segment.ts";

/**
 * Everything that may come for what is known: what to do up to each question in turn, while every question is answered with "not
 * sure". The last segment has no question; in it `helpAfter` entries come before help, and the rest for whoever goes on without.
 * The order of the actions is that of the belief, which `first` holds where it was made before: neither a question, nor "not sure", nor an action that failed moves what is left.
 */
export function wholePlan(
  problem: Problem,
  belief: Belief,
  first: Order = orderFrom(problem, asWhole(belief)).order,
): { segments: Segment[]; helpAfter: number } {
  const segments: Segment[] = [];
  let now = asWhole(belief);
  let rest = first;
  for (;;) {
    const base = { order: rest, ...orderCost(problem, now, rest) };
    const asking = bestAsking(problem, now, base, effortFor(problem, now));
    if (!asking) return { segments: [...segments, { entries: rest, question: null }], helpAfter: base.length };
    segments.push({ entries: asking.first, question: asking.question });
    now = asking.first.reduce((after, entry) => afterEntry(problem, after, entry), now);
    now = afterQuestion(problem, now, asking.question, null);
    rest = withoutIdleTrials(problem, now, rest.slice(asking.first.length));
  }
}
