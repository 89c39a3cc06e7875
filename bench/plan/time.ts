import { afterQuestion, type Belief, begin } from "#machines/plan/model/belief.ts";
import type { Model } from "#machines/plan/model/model.ts";
import { caution, type Problem, toProblem } from "#machines/plan/model/problem.ts";
import { afterEntry } from "#machines/plan/search/order-cost.ts";
import { nextSegment } from "#machines/plan/search/segment.ts";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import { median } from "../median.ts";
import { randomModel } from "./random-model.ts";

export interface Times {
  actions: number;
  /** Milliseconds of the processor. */
  firstPlan: number;
  perStep: number;
  journey: number;
}

/**
 * What planning takes for somebody whom nothing helps and who says something to every question; every plan is made anew, none is
 * remembered. Medians of several models with clusters, trials and four questions.
 */
export function times(actions: number): Times {
  const random = seededRandom(3);
  const problems = Array.from({ length: 5 }, () => toProblem(checksLike(actions, random), caution));
  const runs = problems.flatMap((problem) => Array.from({ length: 30 }, () => journey(problem)).slice(10));
  return {
    actions,
    firstPlan: median(runs.map(({ firstPlan }) => firstPlan)),
    perStep: median(runs.map(({ whole, steps }) => whole / steps)),
    journey: median(runs.map(({ whole }) => whole)),
  };
}

function checksLike(actions: number, random: () => number): Model {
  const shape = { name: "checks", overlaps: false, places: true, trials: true, questions: true };
  return { ...randomModel(shape, actions + 4, random), help: { cost: 100_000 } };
}

function journey(problem: Problem): { firstPlan: number; whole: number; steps: number } {
  let belief: Belief = begin(problem);
  let firstPlan = 0;
  let whole = 0;
  let steps = 0;
  for (;;) {
    const start = process.cpuUsage();
    const { entries, question } = nextSegment(problem, belief);
    const { user, system } = process.cpuUsage(start);
    whole += (user + system) / 1000;
    if (steps === 0) firstPlan = whole;
    steps += entries.length + 1;
    if (question === null) return { firstPlan, whole, steps };
    belief = entries.reduce((after, entry) => afterEntry(problem, after, entry), belief);
    belief = afterQuestion(problem, belief, question, 0);
  }
}
