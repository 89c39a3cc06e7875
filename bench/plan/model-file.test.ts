import { describe, expect, test } from "vitest";
import { toProblem } from "#machines/plan/model/problem.ts";
import { compare } from "./compare.ts";
import { readModelFile } from "./model-file.ts";

const whole = {
  causes: { a: 0.5, b: 0.3, c: 0.2 },
  actions: {
    one: { cost: 10, place: "phone", fixes: { a: 1 } },
    two: { cost: 20, needsTrial: true, fixes: { a: 0.5, b: 0.9 } },
  },
  questions: { which: { cost: 5, answers: { yes: { a: 0.9, b: 0.1 }, no: { a: 0.1, b: 0.9 } } } },
  places: { phone: 10 },
  trialCost: 30,
  help: { cost: 300 },
};

describe("a model that can be used:", () => {
  test("has an expected cost between nothing and help, and an optimum no dearer than any rule", () => {
    const { ours, optimum, overCost, byRule, firstSteps } = compareFile(whole);
    expect(optimum).toBeGreaterThan(0);
    expect(ours).toBeLessThanOrEqual(300);
    expect(overCost).toBeGreaterThanOrEqual(0);
    expect(Math.min(...Object.values(byRule))).toBeGreaterThanOrEqual((optimum ?? 0) - 1e-9);
    expect(firstSteps.length).toBeGreaterThan(0);
  });

  test.each<[string, object, (found: ReturnType<typeof compare>) => void]>([
    [
      "probabilities that do not add up to 1",
      { causes: { a: 5, b: 3, c: 2 } },
      (found) => expect(found).toEqual(compareFile(whole)),
    ],
    ["no questions", { questions: undefined }, ({ optimum }) => expect(optimum).toBeGreaterThan(0)],
    [
      "nothing that costs",
      { actions: { one: { cost: 0, fixes: { a: 1, b: 1, c: 1 } } } },
      ({ ours, overCost }) => expect([ours, overCost]).toEqual([0, 0]),
    ],
    [
      "help for nothing",
      { help: { cost: 0 } },
      ({ ours, firstSteps }) => expect([ours, firstSteps]).toEqual([0, ["help"]]),
    ],
    ["nobody to help", { help: undefined }, ({ ours, optimum }) => expect(ours).toBeCloseTo(optimum ?? Number.NaN, 9)],
    ["causes that nothing fixes", { actions: { one: { cost: 10, fixes: {} } } }, ({ ours }) => expect(ours).toBe(300)],
    [
      "no actions at all",
      { actions: {} },
      ({ ours, firstSteps }) => expect([ours, firstSteps]).toEqual([300, ["help"]]),
    ],
  ])("with %s", (_, changed, expected) => expected(compareFile({ ...whole, ...changed })));

  test("with 300 actions and 3 questions, always the same figures, ours below every rule", () => {
    const ids = Array.from({ length: 300 }, (_, at) => `c${at}`);
    const file = {
      causes: Object.fromEntries(ids.map((id, at) => [id, 1 + ((at * 7) % 13)])),
      actions: Object.fromEntries(
        ids.map((id, at) => [
          `do-${id}`,
          { cost: 5 + ((at * 11) % 17), place: `p${at % 5}`, needsTrial: at % 3 === 0, fixes: { [id]: 0.9 } },
        ]),
      ),
      questions: Object.fromEntries(
        Array.from({ length: 3 }, (_, question) => [
          `q${question}`,
          {
            cost: 8,
            answers: { yes: Object.fromEntries(ids.map((id, at) => [id, at % 3 === question ? 0.9 : 0.1])), no: {} },
          },
        ]),
      ),
      places: { p0: 10, p1: 20, p2: 30, p3: 40, p4: 50 },
      trialCost: 60,
      help: { cost: 4000 },
    };
    const found = compareFile(file);
    expect(found.optimum).toBeNull();
    expect(found.ours).toBeLessThan(Math.min(...Object.values(found.byRule)));
    expect(compareFile(file)).toEqual(found);
  });
});

test("what the answers leave of a cause is shared by those that do not name it", () => {
  const read = readModelFile(
    JSON.stringify({
      ...whole,
      questions: { q: { cost: 1, answers: { yes: { a: 0.9, b: 2, c: 0 }, no: { b: 2 }, maybe: {} } } },
    }),
  );
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  const [question] = toProblem(read.model).questions;
  const rows = question?.given.map((row) => [...row].map((share) => Number(share.toFixed(3))));
  expect(Object.fromEntries(question?.values.map((value, at) => [value, rows?.[at]]) ?? [])).toEqual({
    yes: [0.9, 0.5, 0],
    no: [0.05, 0.5, 0.5],
    maybe: [0.05, 0, 0.5],
  });
});

describe("a file that cannot be used is refused with the place and the reason:", () => {
  test.each<[object | string, string]>([
    ["{", "the file: is not JSON"],
    ["[]", "the file: must be an object"],
    [{ ...whole, causes: {} }, "causes: needs at least one cause"],
    [{ ...whole, causes: { a: 0 } }, "causes: needs one that is possible"],
    [{ ...whole, causes: { a: -1 } }, "causes.a: must be 0 or more"],
    [{ ...whole, actions: { x: { cost: "1", fixes: {} } } }, "actions.x.cost: must be a number, 0 or more"],
    [{ ...whole, actions: { x: { cost: 1, fixes: { z: 1 } } } }, 'actions.x.fixes.z: there is no cause "z"'],
    [{ ...whole, actions: { x: { cost: 1, fixes: { a: 2 } } } }, "actions.x.fixes.a: must be between 0 and 1"],
    [
      { ...whole, actions: { x: { cost: 1, place: "moon", fixes: {} } } },
      'actions.x.place: there is no place "moon" under places',
    ],
    [{ ...whole, questions: { q: { cost: 1, answers: {} } } }, "questions.q.answers: needs at least one answer"],
    [
      { ...whole, questions: { q: { cost: 1, answers: { y: { z: 1 } } } } },
      'questions.q.answers.y.z: there is no cause "z"',
    ],
  ])("%j", (file, problem) => {
    const read = readModelFile(typeof file === "string" ? file : JSON.stringify(file));
    expect("problems" in read && read.problems[0]).toContain(problem);
  });
});

test("a key that is not known is passed over, and told", () => {
  const read = readModelFile(
    JSON.stringify({ ...whole, trialcost: 1, actions: { one: { cost: 1, need: true, fixes: {} } } }),
  );
  expect("notes" in read && read.notes.sort()).toEqual([
    "actions.one.need: is not known, and was passed over",
    "trialcost: is not known, and was passed over",
  ]);
});

function compareFile(file: object) {
  const read = readModelFile(JSON.stringify(file));
  if ("problems" in read) throw new Error(read.problems.join("\n"));
  return compare(read.model);
}
