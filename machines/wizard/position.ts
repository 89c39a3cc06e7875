import type { Content } from "../content/content.ts";
import type { Fact } from "../content/fact.ts";
import type { PlanEntry, PlannedQuestion } from "../plan/plan-entry.ts";
import { type Effect, likelyFacts } from "../words.ts";
import { answersOfTrial, dueTrials, isTrialKey, trialEffect } from "./trial.ts";

/** Where a set of answers leads: one entry of the plan, or an end. */
export type Position = PlanEntry | { kind: "solved" } | { kind: "help" };

export type Answers = ReadonlyMap<string, string>;

/**
 * The step that follows from the answers on this plan: its first entry that is still open. One look at each entry, whatever the order in
 * which the answers were given. Answers that the plan has no place for (a check that does not apply, a trial that is not due) decide nothing.
 */
export function findPosition(content: Content, plan: readonly PlanEntry[], answers: Answers): Position {
  const given = new Map<string, Effect | undefined>();
  for (const entry of plan) {
    if (entry.kind !== "check" || !answers.has(entry.check.id)) continue;
    const effect = effectOf(content, entry.check.id, answers.get(entry.check.id));
    if (effect === "solved") return { kind: "solved" };
    given.set(entry.check.id, effect);
  }
  const due = dueTrials(content, plan, answers, (check) => given.get(check));
  for (const [index, entry] of plan.entries()) {
    if (entry.kind === "check" && !given.has(entry.check.id)) return entry;
    if (entry.kind === "hand-over" && !answers.has(helpKey) && !isPassed(plan.slice(index + 1), given)) return entry;
    if (entry.kind === "question" && isOpen(entry, plan.slice(index + 1), given)) return entry;
    if (entry.kind === "trial" && due.has(entry.key)) {
      const effect = trialEffect(answers.get(entry.key));
      if (effect === undefined || effect === "asked") return entry;
      if (effect === "solved") return { kind: "solved" };
    }
  }
  return { kind: "help" };
}

/** A page of signs is for those who have not gone on to what comes after it; what they tried before does not count. Who wrote something in own words just now gets what it led to. */
function isOpen(
  { fact, dependents, offered }: PlannedQuestion,
  later: readonly PlanEntry[],
  given: ReadonlyMap<string, Effect | undefined>,
): boolean {
  if (likelyFacts.includes(fact)) return true;
  if (offered) return !isPassed(later, given);
  return dependents.some((check) => !given.has(check));
}

function isPassed(later: readonly PlanEntry[], given: ReadonlyMap<string, Effect | undefined>): boolean {
  return later.some(
    (entry) => entry.kind === "check" && (given.get(entry.check.id) ?? "already-tried") !== "already-tried",
  );
}

/** `help`, `solved`, a check id, the key of a trial or of a fact: the word in the path. */
export function stepId(position: Position): string {
  if (position.kind === "check") return position.check.id;
  if (position.kind === "trial") return position.key;
  if (position.kind === "question") return position.fact;
  return position.kind === "hand-over" ? helpKey : position.kind;
}

/** The ids of all answers to a step that is in front, for a question the values of its fact; none at an end. */
export function answersTo(content: Content, position: Position, answers: Answers = new Map()): string[] {
  if (position.kind === "question") return offeredBy(content, position).map(({ id }) => id);
  if (position.kind === "check") return content.checks.get(stepId(position))?.answers.map(({ id }) => id) ?? [];
  if (position.kind === "trial") return answersOfTrial(position, answers.get(position.key)).map(({ id }) => id);
  return position.kind === "hand-over" ? handOverAnswers.map(({ id }) => id) : [];
}

/** The values of a fact that a question offers, in their order. */
export function offeredBy(content: Content, position: Position): readonly Fact["values"][number][] {
  if (position.kind !== "question") return [];
  const values = content.facts.get(position.fact)?.values ?? [];
  if (!position.offered) return values;
  return position.offered.flatMap((id) => values.find((value) => value.id === id) ?? []);
}

/** The page of help: its word in the path, and the key of the answer that goes on without. */
export const helpKey = "help";

/** What somebody may say who is led to a person while checks are left. */
const handOverAnswers: readonly { id: string; effect: Effect }[] = [{ id: "go-on", effect: "not-it" }];

/** The effect of an answer; `undefined` when the key or the answer does not exist. */
export function effectOf(content: Content, key: string, value: string | undefined): Effect | undefined {
  if (isTrialKey(key)) return trialEffect(value);
  const answers = key === helpKey ? handOverAnswers : content.checks.get(key)?.answers;
  return answers?.find((answer) => answer.id === value)?.effect;
}
