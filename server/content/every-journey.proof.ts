import { beforeAll, expect, test } from "vitest";
import type { Content } from "#machines/content/content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { runScenarios } from "#machines/editing/run-scenario.ts";
import { askedFact } from "#machines/plan/applies.ts";
import { planEntries } from "#machines/plan/plan.ts";
import { type Edge, edgesFrom, nodeOf } from "#machines/testing/chart-graph.ts";
import { stepId } from "#machines/wizard/position.ts";
import { isTrialKey, trialEffect } from "#machines/wizard/trial.ts";
import type { Whereabouts } from "#machines/wizard/whereabouts.ts";
import { channels, isOfWords, maybeFacts } from "#machines/words.ts";
import { realContent } from "../testing/real-content.ts";

// The chart with the real content, walked whole: for every channel, and for every single fact.
let content: Content;
beforeAll(async () => {
  content = await realContent();
});

/** Nothing known, and every single fact that is not asked on the way; a fact that leaves the plan as it is needs no walk of its own. */
const situations = () =>
  channels.flatMap((channel) => {
    const facts = [...content.facts].flatMap(([key, fact]) =>
      // The opening page is walked from the journey that knows nothing.
      fact.ask === "opening" || askedFact(content, channel, key)
        ? []
        : valuesToWalk(key, fact.values).map(({ id }): [string, string] => [key, id]),
    );
    const known = [new Map<string, string>(), ...facts.map((fact) => new Map([fact]))];
    const byPlan = new Map(
      known.reverse().map((fact) => [planEntries(content, channel, fact).map(stepId).join(), fact]),
    );
    return [...byPlan.values()].map((fact) => ({
      name: `${channel} ${[...fact].join()}`,
      input: { content, channel, journey: { facts: fact, answers: new Map<string, string>() } },
    }));
  });

/** What may fit puts a check first, as the sentences of the opening page do, each of which is walked: one value says enough. */
function valuesToWalk<Value>(key: string, values: readonly Value[]): readonly Value[] {
  return maybeFacts.includes(key) || isOfWords(key) ? values.slice(0, 1) : values;
}

let walked: { name: string; edges: Walked[] }[];
beforeAll(() => {
  walked = situations().map(({ name, input }) => ({ name, edges: edgesFrom(input).map(walkedEdge) }));
});

type Walked = ReturnType<typeof walkedEdge>;

function walkedEdge({ from, event, to, state }: Edge) {
  return {
    from: nodeOf(from),
    event: `${event.key}.${event.value}`,
    to: nodeOf(to),
    state,
    kind: to.position.kind,
    gained: size(to) - size(from),
  };
}

test("every journey through the real content goes on with each answer and ends in solved or help", () => {
  const asked = new Set<string>();
  for (const { name, edges } of walked) {
    const ends = new Set(edges.map(({ to }) => stepOf(to)).filter((to) => ["solved", "help"].includes(to)));
    expect(ends, name).toContain("help");
    for (const { from } of edges) asked.add(stepOf(from));
    const goesOn = new Set(edges.map(({ from }) => from));
    const leadsOn = (to: string) => ends.has(stepOf(to)) || goesOn.has(to);
    // Each answer is one more, a sign perhaps several, and there are only so many: nobody walks in a circle.
    const astray = edges.filter(({ state, kind, gained, to }) => !state.includes(kind) || gained < 1 || !leadsOn(to));
    // A few say enough: thousands take minutes to print.
    expect(astray.slice(0, 3), name).toEqual([]);
  }
  const unreached = [...content.checks.keys()].filter((check) => !asked.has(check));
  expect(unreached).toEqual([]);
});

test("every check offers each of its answers as a way on", () => {
  for (const { name, edges } of walked) {
    const taken = new Set(edges.map(({ event }) => event));
    const missing = [...new Set(edges.map(({ from }) => stepOf(from)))].flatMap((check) =>
      (content.checks.get(check)?.answers ?? []).map(({ id }) => `${check}.${id}`).filter((event) => !taken.has(event)),
    );
    expect(missing, name).toEqual([]);
  }
});

test("the editors' promises hold", () => {
  const broken = runScenarios(content).filter(({ severity }) => severity === "error");
  expect(broken.map(formatProblem)).toEqual([]);
});

/**
 * What is known here of all that could be asked. What became of a code outweighs all else: each trial is told it once, and that a code is refused takes back
 * which sentences did not fit.
 */
function size({ journey: { answers, facts } }: Whereabouts): number {
  const told = [...answers].filter(([key, value]) => isTrialKey(key) && trialEffect(value) !== "asked");
  return (
    told.length * 1_000 +
    answers.size +
    [...facts.keys()].filter((fact) => ["step", "opening"].includes(content.facts.get(fact)?.ask ?? "")).length
  );
}

function stepOf(node: string): string {
  return node.split(" ")[0] ?? "";
}
