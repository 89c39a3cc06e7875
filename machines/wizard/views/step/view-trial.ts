import { localText } from "../../../content/fact.ts";
import type { PlannedTrial } from "../../../plan/plan-entry.ts";
import { wantsCode } from "../../../words.ts";
import { effectOf } from "../../position.ts";
import { answersOfTrial, dueTrials } from "../../trial.ts";
import type { Situation } from "../situation.ts";
import type { Step } from "../step-view.ts";
import { answerView } from "./answer-view.ts";
import { evidenceHeadline } from "./evidence-headline.ts";
import { pageStep } from "./page-step.ts";

/** A fresh code after what was fixed: first to be asked for, then the question what became of it. */
export function viewTrial(situation: Situation, trial: PlannedTrial): Step {
  const { journey, t } = situation;
  const given = journey.answers.get(trial.key);
  const answers = answersOfTrial(trial, given);
  const page = pageStep(situation, "trial");
  const isAsked = given !== undefined;
  return {
    ...page,
    kind: "trial",
    id: trial.key,
    question: trial.codes === null ? page.question : isAsked ? t("step.trial.question") : page.title,
    // What to do while a code is on its way is of no use before it was asked for.
    body: trial.codes === null || isAsked ? page.body : "",
    why: trial.codes !== null && isAsked ? null : whyTrial(situation, trial),
    tried: [],
    typed: null,
    answers: answers.map(({ id, effect }) => answerView(situation, trial.key, id, effect)),
  };
}

/** What is tested: one place where something was changed, several, or nothing but a code that was too old. */
function whyTrial(situation: Situation, trial: PlannedTrial): string {
  const { content, plan, journey, locale, t } = situation;
  if (trial.isAtOnce) return evidenceHeadline(situation) ?? t("step.why.new-code");
  const effect = (check: string) => effectOf(content, check, journey.answers.get(check));
  const tested = dueTrials(content, plan, journey.answers, effect).get(trial.key) ?? trial.tests;
  const changed = tested.filter((check) => effect(check) === "fixed");
  if (changed.length === 0 && tested.some((check) => wantsCode(effect(check)))) return t("step.why.new-code");
  const places = new Set(changed.flatMap((check) => content.checks.get(check)?.place ?? []));
  const [place = trial.place] = places;
  if (places.size > 1) return t("step.why.trials");
  return t("step.why.trial", { place: localText(content.places[place].name, locale) });
}
