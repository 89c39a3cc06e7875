import type { Content } from "./content.ts";
import { type Facts, type PlannedCheck, planVisits, type Visit } from "./plan.ts";
import type { Channel, Effect } from "./words.ts";

/** Where a set of answers leads: exactly one of these. */
export type Position =
  | { kind: "check"; planned: PlannedCheck }
  | { kind: "trial"; visit: Visit }
  | { kind: "solved" }
  | { kind: "help" };

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
  for (const visit of planVisits(content, channel, facts)) {
    const open = visit.checks.find(({ check }) => !answers.has(check.id));
    if (open) return { kind: "check", planned: open };
    const fixed = visit.checks.some(({ check }) => effectOf(content, check.id, answers.get(check.id)) === "fixed");
    if (fixed && !answers.has(visit.trial)) return { kind: "trial", visit };
  }
  return { kind: "help" };
}

/** The effect of an answer; `undefined` when the key or the answer does not exist. */
export function effectOf(content: Content, key: string, value: string | undefined): Effect | undefined {
  const answers = content.checks.get(key)?.answers ?? (trialPlace(content, key) ? trialAnswers : []);
  return answers.find((answer) => answer.id === value)?.effect;
}

/** `trial-mailbox` and `trial-mailbox-2` → the place; `null` for any other key. */
export function trialPlace(content: Content, key: string) {
  const name = /^trial-([a-z]+)(?:-([2-9]|[1-9][0-9]))?$/.exec(key)?.[1];
  if (name === undefined || !isPlace(content, name)) return null;
  return content.places[name];
}

function isPlace(content: Content, name: string): name is keyof Content["places"] {
  return Object.hasOwn(content.places, name);
}
