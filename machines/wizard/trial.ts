import type { Content } from "../content/content.ts";
import { type PlaceId, placeId } from "../content/place.ts";
import type { PlanEntry, PlannedTrial } from "../plan/plan-entry.ts";
import { type Channel, type Effect, refused, symptomFact, wantsCode } from "../words.ts";

/** Everything that can be said to a trial: first that a code was asked for, then what became of it. */
export const trialAnswers: readonly { id: string; effect: Effect }[] = [
  { id: "asked", effect: "asked" },
  { id: "yes", effect: "solved" },
  { id: "refused", effect: "refused" },
  { id: "no", effect: "not-it" },
  { id: "cannot", effect: "cannot" },
];

/** What the face of a trial asks: whether a code was asked for, or, once it was, what became of it. An app makes its own codes. */
export function answersOfTrial({ codes }: PlannedTrial, given: string | undefined): typeof trialAnswers {
  const ids = codes === null ? ["yes", "no", "cannot"] : given === undefined ? ["asked", "cannot"] : came;
  return trialAnswers.filter(({ id }) => ids.includes(id));
}

const came = ["yes", "refused", "no", "cannot"];

/** `trial-mailbox`, `trial-mailbox-2`, `trial-refused-mailbox`, `trial-again-mailbox`: the place must exist. */
export function isTrialKey(key: string): boolean {
  return placeOf(key) !== undefined;
}

/** A trial that was told what became of its code, and that the plan for what is known since has no room for: it can still be looked at and changed. */
export function toldTrial(channel: Channel, key: string): PlannedTrial | null {
  const place = placeOf(key);
  if (place === undefined) return null;
  const codes = channel === "authenticator" ? null : 0;
  return { kind: "trial", place, key, tests: [], codes, sparesLast: false, isAtOnce: false };
}

function placeOf(key: string): PlaceId | undefined {
  const [, place] = /^trial-(?:refused-|again-)?([a-z]+)(?:-([2-9]|[1-9][0-9]))?$/.exec(key) ?? [];
  return place === undefined ? undefined : placeId.safeParse(place).data;
}

/** A trial of somebody whose codes come and are refused. */
export function isTrialOfRefused(key: string): boolean {
  return key.startsWith("trial-refused-");
}

/** The effect of an answer to a trial. */
export function trialEffect(value: string | undefined): Effect | undefined {
  return trialAnswers.find(({ id }) => id === value)?.effect;
}

/**
 * The trial of each visit that is due on a plan, with what it tests, and at most as many as there are codes: what was fixed since the code before. Who has one
 * code left keeps it while more may have to be tested. `effectOf` tells the effect of an answer that was given to a check.
 */
export function dueTrials(
  content: Content,
  plan: readonly PlanEntry[],
  answers: ReadonlyMap<string, string>,
  effectOf: (check: string) => Effect | undefined,
): ReadonlyMap<string, readonly string[]> {
  const due = new Map<string, readonly string[]>();
  const judged = [...answers].filter(([key, value]) => isTrialKey(key) && isJudged(value)).length;
  let open = 0;
  let fixed: string[] = [];
  for (const entry of plan) {
    if (entry.kind !== "trial") continue;
    const isOpen = (check: string) => wantsCode(effectOf(check)) && !wasTested(content, answers, entry.key, check);
    fixed.push(...entry.tests.filter(isOpen));
    if (fixed.length === 0 && !entry.isAtOnce) continue;
    const isAnswered = trialEffect(answers.get(entry.key)) !== undefined;
    const left = (entry.codes ?? Number.POSITIVE_INFINITY) - judged - open;
    if (!isAnswered && (left <= 0 || (left === 1 && entry.sparesLast))) continue;
    due.set(entry.key, fixed);
    if (!isAnswered) open++;
    fixed = [];
  }
  return due;
}

/** The answer tells what became of a code, so that one is gone. */
function isJudged(value: string): boolean {
  const effect = trialEffect(value);
  return effect === "solved" || effect === "refused" || effect === "not-it";
}

/**
 * Whether what was fixed on a check of this trial was tested already, before the trouble became another one: a code of that time has come, or not, at the same place. What helps
 * only against the trouble of now cannot have been.
 */
function wasTested(content: Content, answers: ReadonlyMap<string, string>, trial: string, id: string): boolean {
  const check = content.checks.get(id);
  const isOfRefused = isTrialOfRefused(trial);
  const bears = isOfRefused ? check?.when.must[symptomFact] : check?.when.not[symptomFact];
  if (!check || bears?.includes(refused)) return false;
  return [...answers].some(
    ([key, value]) =>
      isTrialKey(key) &&
      isTrialOfRefused(key) !== isOfRefused &&
      isJudged(value) &&
      key.split("-").includes(check.place),
  );
}
