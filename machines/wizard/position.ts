import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import { planEntries } from "../plan/plan.ts";
import type { PlanEntry } from "../plan/plan-entry.ts";
import type { Channel, Effect } from "../words.ts";

/** Where a set of answers leads: one entry of the plan, or an end. */
export type Position = PlanEntry | { kind: "solved" } | { kind: "help" };

export type Answers = ReadonlyMap<string, string>;

/** What every trial asks. */
export const trialAnswers: readonly { id: string; effect: Effect }[] = [
  { id: "yes", effect: "solved" },
  { id: "no", effect: "not-it" },
  { id: "cannot", effect: "cannot" },
];

/** The step that follows from what is known and answered. The same set gives the same step, whatever order it came in. */
export function findPosition(content: Content, channel: Channel, facts: Facts, answers: Answers): Position {
  for (const [key, value] of answers) {
    if (effectOf(content, key, value) === "solved") return { kind: "solved" };
  }
  const isFixed = (check: string) => effectOf(content, check, answers.get(check)) === "fixed";
  for (const entry of planEntries(content, channel, facts)) {
    if (entry.kind === "question" && entry.dependents.some((check) => !answers.has(check))) return entry;
    if (entry.kind === "check" && !answers.has(entry.check.id)) return entry;
    if (entry.kind === "trial" && entry.tests.some(isFixed) && !answers.has(entry.key)) return entry;
  }
  return { kind: "help" };
}

/** The effect of an answer; `undefined` when the key or the answer does not exist. */
export function effectOf(content: Content, key: string, value: string | undefined): Effect | undefined {
  const answers = content.checks.get(key)?.answers ?? (isTrialKey(content, key) ? trialAnswers : []);
  return answers.find((answer) => answer.id === value)?.effect;
}

/** `trial-mailbox`, `trial-mailbox-2`: the place must exist. */
export function isTrialKey(content: Content, key: string): boolean {
  const place = /^trial-([a-z]+)(?:-([2-9]|[1-9][0-9]))?$/.exec(key)?.[1];
  return place !== undefined && Object.hasOwn(content.places, place);
}
