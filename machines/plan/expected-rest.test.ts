import fc from "fast-check";
import { expect, test } from "vitest";
import { smallContent } from "../testing/small-content.ts";
import { expectedRest, likelihoodById, roughly } from "./expected-rest.ts";
import { planEntries } from "./plan.ts";

const content = smallContent();
const plan = planEntries(content, "email", new Map());
const known = likelihoodById(plan);
const none = new Set<string>();
const rest = (from: number) =>
  expectedRest(content, "email", { entries: plan.slice(from), likely: known, fixed: none });

test("there are never more pages left than there are, and never less than the one in front", () => {
  for (const from of plan.keys()) {
    expect(rest(from).pages).toBeGreaterThanOrEqual(1);
    expect(rest(from).pages).toBeLessThanOrEqual(plan.length - from);
  }
});

test("whoever is helped on the way sees no more pages: likely checks first make it short", () => {
  const checks = plan.filter(({ kind }) => kind === "check");
  const [first] = checks;
  const likely = new Map([[first?.kind === "check" ? first.check.id : "", 1]]);
  expect(expectedRest(content, "email", { entries: checks, likely, fixed: none }).pages).toBe(1);
});

test("nothing behind the hand-over counts", () => {
  const [first, ...others] = plan;
  if (!first) throw new Error("nothing is planned");
  const entries = [first, { kind: "hand-over" as const }, ...others];
  expect(expectedRest(content, "email", { entries, likely: known, fixed: none }).pages).toBe(1);
});

test("a trial that a fix waits for is sure to come; else it counts as often as something is changed", () => {
  const trial = plan.find((entry) => entry.kind === "trial");
  if (trial?.kind !== "trial") throw new Error("no trial is planned");
  // A page that changes nothing by itself.
  const other = { kind: "question" as const, fact: "symptom", dependents: [], offered: null };
  const pages = (fixed: string[]) =>
    expectedRest(content, "email", {
      entries: [other, trial],
      likely: known,
      fixed: new Set(fixed),
    }).pages;
  expect(pages(trial.tests)).toBeGreaterThan(pages([]));
});

test("what is said is rounded, and never absurd: ten pages and twenty minutes at most, a minute at least", () => {
  const some = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(some, some, (pages, seconds) => {
      const said = roughly({ pages, seconds });
      expect(said.pages).toBeLessThanOrEqual(10);
      expect(said.seconds % 60).toBe(0);
      expect(said.seconds / 60).toBeGreaterThanOrEqual(1);
      expect(said.seconds / 60).toBeLessThanOrEqual(20);
    }),
  );
  expect(roughly({ pages: 4.2, seconds: 130 })).toEqual({ pages: 3, seconds: 120 });
  expect(roughly({ pages: 1, seconds: 10 })).toEqual({ pages: 0, seconds: 60 });
});
