import fc from "fast-check";
import { expect, test } from "vitest";
import { afterQuestion, begin } from "../model/belief.ts";
import type { Model } from "../model/model.ts";
import { caution, toProblem } from "../model/problem.ts";
import { trial } from "./order-cost.ts";
import { nextSegment } from "./segment.ts";
import { wholePlan } from "./whole-plan.ts";

const chance = fc.double({ min: 0.05, max: 1, noNaN: true });
const cost = fc.double({ min: 1, max: 200, noNaN: true });
const sizes = fc.record({ causes: fc.integer({ min: 1, max: 8 }), actions: fc.integer({ min: 1, max: 24 }) });

const models: fc.Arbitrary<Model> = sizes.chain(({ causes, actions }) => {
  const ids = Array.from({ length: causes }, (_, at) => `c${at}`);
  const shares = fc.record(Object.fromEntries(ids.map((id) => [id, chance])));
  const toMap = <Value>(record: Record<string, Value>) => new Map(Object.entries(record));
  const action = fc.record({
    cost,
    place: fc.constantFrom("p", "q", null),
    needsTrial: fc.boolean(),
    fixes: fc.dictionary(fc.constantFrom(...ids), chance, { minKeys: 1, maxKeys: 3 }).map(toMap),
  });
  const question = fc.record({ cost, values: fc.record({ yes: shares.map(toMap), no: shares.map(toMap) }).map(toMap) });
  const numbered = <Value>(letter: string, values: Value[]) =>
    new Map(values.map((value, at) => [`${letter}${at}`, value]));
  return fc.record({
    causes: shares.map(toMap),
    actions: fc.array(action, { minLength: actions, maxLength: actions }).map((values) => numbered("a", values)),
    questions: fc.array(question, { maxLength: 3 }).map((values) => numbered("q", values)),
    places: fc.record({ p: cost, q: cost }).map(toMap),
    trialCost: cost,
    help: fc.option(fc.record({ cost: fc.double({ min: 10, max: 3_000, noNaN: true }) }), { nil: null }),
  });
});

const planOf = (model: Model) => {
  const problem = toProblem(model, caution);
  return { problem, ...wholePlan(problem, begin(problem)) };
};
const actionsOf = (segments: ReturnType<typeof wholePlan>["segments"]) =>
  segments.flatMap(({ entries }) => entries).filter((entry) => entry !== trial);

test("no action comes twice, no question either, and every action that may help comes unless those before it settle all it could", () => {
  fc.assert(
    fc.property(models, (model) => {
      const { problem, segments } = planOf(model);
      const actions = actionsOf(segments);
      const questions = segments.flatMap(({ question }) => (question === null ? [] : [question]));
      expect(new Set(actions).size).toBe(actions.length);
      expect(new Set(questions).size).toBe(questions.length);
      const leftOf = (cause: number) =>
        actions.reduce((left, other) => {
          const { causes = [], chances = [] } = problem.actions[other] ?? {};
          return left * (1 - (chances[causes.indexOf(cause)] ?? 0));
        }, problem.prior[cause] ?? 0);
      const missing = [...problem.actions.keys()].filter((index) => !actions.includes(index));
      for (const index of missing)
        for (const cause of problem.actions[index]?.causes ?? []) expect(leftOf(cause)).toBeLessThan(1e-9);
    }),
    { numRuns: 60 },
  );
});

test('"not sure" moves nothing: the actions keep their order, whichever question is answered with it', () => {
  fc.assert(
    fc.property(models, (model) => {
      const { problem, segments } = planOf(model);
      for (const index of problem.questions.keys()) {
        const unsure = wholePlan(problem, afterQuestion(problem, begin(problem), index, null));
        expect(actionsOf(unsure.segments)).toEqual(actionsOf(segments));
      }
    }),
    { numRuns: 60 },
  );
});

test("the plan is the same whatever the order of the file, and the next segment is its first", () => {
  fc.assert(
    fc.property(models, (model) => {
      const { problem, segments, helpAfter } = planOf(model);
      const turned = {
        ...model,
        actions: new Map([...model.actions].reverse()),
        causes: new Map([...model.causes].reverse()),
      };
      expect(wholePlan(toProblem(turned, caution), begin(toProblem(turned, caution)))).toEqual({ segments, helpAfter });
      const [first] = segments;
      const entries = first?.question === null ? first.entries.slice(0, helpAfter) : first?.entries;
      expect(nextSegment(problem, begin(problem))).toEqual({ ...first, entries });
    }),
    { numRuns: 60 },
  );
});

test("every trial tests something", () => {
  fc.assert(
    fc.property(models, (model) => {
      const { problem, segments } = planOf(model);
      let untested = 0;
      for (const entry of segments.flatMap(({ entries }) => entries)) {
        if (entry === trial) expect(untested).toBeGreaterThan(0);
        untested = entry === trial ? 0 : untested + Number(problem.actions[entry]?.needsTrial);
      }
    }),
    { numRuns: 60 },
  );
});
