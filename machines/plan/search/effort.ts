import type { Belief } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";
import type { Bounds } from "./improve-order.ts";

/** How far a search looks, so that it ends in time. */
export interface Effort {
  /** For the first question, then for one asked after it. */
  levels: readonly Level[];
  /** For the order from here on, and from how many other starts. */
  outer: Bounds;
  starts: number;
  /** For the orders made for each value of a question; `null` where guesses must do. */
  inner: Bounds | null;
}

export interface Level {
  /** After how many entries of the order a question may come. */
  positions: number;
  /** How many of the best guesses are looked at closely: for a question asked at once, and for one asked later. */
  now: number;
  later: number;
  /** After how many of those further questions are looked for. */
  deeper: number;
}

/** Much where little is open, less where much is. */
export function effortFor(problem: Problem, belief: Belief): Effort {
  const open = belief.undone.reduce((sum, flag) => sum + flag, 0);
  if (problem.actions.length + problem.questions.length <= 12) return much;
  if (open <= 14) return some;
  const outer = { evaluations: 600, window: 12 };
  const level = { positions: open <= 300 ? 6 : 0, now: 2, later: 1, deeper: 0 };
  return { levels: [level], outer, starts: 0, inner: open <= 30 ? { evaluations: 0, window: 0 } : null };
}

const much: Effort = {
  levels: [
    { positions: 4, now: 4, later: 5, deeper: 4 },
    { positions: 2, now: 2, later: 1, deeper: 0 },
  ],
  outer: { evaluations: 1500, window: 24 },
  starts: 2,
  inner: { evaluations: 40, window: 24 },
};

const some: Effort = {
  levels: [
    { positions: 4, now: 3, later: 2, deeper: 1 },
    { positions: 0, now: 1, later: 0, deeper: 0 },
  ],
  outer: { evaluations: 500, window: 24 },
  starts: 0,
  inner: { evaluations: 20, window: 24 },
};
