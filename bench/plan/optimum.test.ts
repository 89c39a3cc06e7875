import { describe, expect, test } from "vitest";
import { begin } from "#machines/plan/model/belief.ts";
import type { Action } from "#machines/plan/model/model.ts";
import { toProblem } from "#machines/plan/model/problem.ts";
import { afterEntry, orderCost } from "#machines/plan/search/order-cost.ts";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import { bruteForce } from "./brute-force.ts";
import { compare } from "./compare.ts";
import { optimum } from "./optimum.ts";
import { policyCost } from "./policy-cost.ts";
import { published } from "./published.ts";
import { randomModel, shapes } from "./random-model.ts";

describe.each(shapes)("models that are $name:", (shape) => {
  test("the optimum is what trying every way in every world finds", () => {
    const random = seededRandom(4);
    for (let round = 0; round < 12; round++) {
      const model = randomModel(shape, 4, random);
      const mayEnd = round % 3 === 0 ? { ...model, help: null } : model;
      const problem = toProblem(mayEnd);
      expect(optimum(problem)).toBeCloseTo(bruteForce(problem), 6);
    }
  });

  test("ours is never below the optimum, at most 1 % above it on average and 5 % at worst", () => {
    const random = seededRandom(8);
    const over = Array.from(
      { length: 24 },
      (_, at) => compare(randomModel(shape, 4 + (at % 6), random)).overCost ?? -1,
    );
    expect(Math.min(...over)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...over)).toBeLessThanOrEqual(0.05);
    expect(over.reduce((sum, one) => sum + one, 0) / over.length).toBeLessThanOrEqual(0.01);
  });
});

// Lín 2014, theorem 1: where actions overlap and each settles its causes for certain.
test("probability ÷ effort alone is at most four times the optimum", () => {
  const random = seededRandom(12);
  const overlapping = { name: "", overlaps: true, places: false, trials: false, questions: false };
  for (let round = 0; round < 60; round++) {
    const model = randomModel(overlapping, 7, random);
    const sure = ({ fixes, ...action }: Action) => ({
      ...action,
      fixes: new Map([...fixes.keys()].map((id) => [id, 1])),
    });
    const actions = new Map([...model.actions].map(([id, action]) => [id, sure(action)]));
    const causes = new Map(
      [...model.causes].filter(([id]) => [...actions.values()].some(({ fixes }) => fixes.has(id))),
    );
    const { optimum, byRule } = compare({ ...model, causes, actions, help: null });
    expect(byRule.probabilityPerEffort).toBeLessThanOrEqual(4 * (optimum ?? 0) + 1e-9);
    expect(byRule.probabilityPerEffort).toBeGreaterThanOrEqual((optimum ?? 0) - 1e-9);
  }
});

describe.each(published)("$name:", ({ model, printed, optimum: least }) => {
  const problem = toProblem(model);
  const numberOf = (id: string) => problem.actions.findIndex((action) => action.id === id);

  test.each(printed)("$order costs what is printed", ({ order, cost, digits }) => {
    const last = problem.questions.findIndex(({ id }) => id === order.at(-1));
    const entries = order.map(numberOf).filter((index) => index >= 0);
    const all = problem.actions.map((_, index) => index);
    const best = (weights: Float64Array) =>
      all.toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)).map((index) => index);
    const policy = policyCost(
      (belief) =>
        last >= 0 && belief.unasked[last] === 1
          ? { entries, question: last }
          : { entries: last >= 0 ? best(belief.weights) : entries, question: null },
      problem,
      problem,
      { people: 100, random: seededRandom(1) },
    );
    expect(policy.cost).toBeCloseTo(cost, digits);
  });

  test("the optimum is the printed one, and ours is no dearer", () => {
    const { ours, optimum } = compare(model);
    if (least) expect(optimum).toBeCloseTo(least.cost, least.digits);
    expect(ours).toBeCloseTo(optimum ?? Number.NaN, 9);
  });
});

test("an order costs what its entries cost, each for those who are still there", () => {
  const random = seededRandom(2);
  for (const shape of shapes) {
    const problem = toProblem({ ...randomModel(shape, 8, random), help: null });
    const order = problem.actions.flatMap((_, index) => (index % 3 === 2 ? [index, -1] : [index]));
    const { cost } = orderCost(problem, begin(problem), order);
    const tested = [...order, -1];
    const walked = policyCost(() => ({ entries: trimmed(tested), question: null }), problem, problem, {
      people: 1,
      random,
    });
    expect(cost).toBeCloseTo(walked.cost, 9);

    function trimmed(entries: number[]): number[] {
      let belief = begin(problem);
      return entries.filter((entry) => {
        const isKept = entry !== -1 || belief.untested.length > 0;
        belief = afterEntry(problem, belief, entry);
        return isKept;
      });
    }
  }
});
