import { formatDuration } from "../../content/duration.ts";
import { noSign } from "../../content/sign.ts";
import { expectedRest, type Rest, roughly } from "../../plan/expected-rest.ts";
import { likelihoodTable } from "../../plan/likelihood.ts";
import { type Plan, planOf } from "../../plan/plan.ts";
import type { PlanEntry } from "../../plan/plan-entry.ts";
import { effectOf, type Position, stepId } from "../position.ts";
import { answerStep } from "../wizard.ts";
import type { Situation } from "./situation.ts";
import type { StepView } from "./step-view.ts";

/** How much is left from the step in front on, as the model expects it; `null` at an end, and where an earlier step is looked at again. */
export function viewLeft(situation: Situation, shown: Position): StepView["left"] {
  const { position } = situation.wizard;
  if (position.kind === "solved" || position.kind === "help" || position.kind === "hand-over") return null;
  if (stepId(shown) !== stepId(position)) return null;
  const { pages, seconds } = roughly(restFrom(situation, position));
  const time = formatDuration(`${seconds / 60}m`, situation.locale) ?? "";
  return { pages, seconds, text: situation.t("step.left", { pages, time }) };
}

function restFrom(situation: Situation, position: PlanEntry): Rest {
  const { content, channel, journey } = situation;
  const plan = planOf(content, channel, journey.facts);
  if (position.kind === "question" && position.offered) return restOfSigns(situation, plan, position.offered);
  return restOf(
    situation,
    plan,
    plan.entries.slice(plan.entries.findIndex((entry) => stepId(entry) === stepId(position))),
  );
}

/** A page of signs leads to a plan for each sentence: each counts as likely as it is said. */
function restOfSigns(situation: Situation, plan: Plan, offered: readonly string[]): Rest {
  const { content, channel, wizard } = situation;
  const said = new Map<string, number>();
  let total = 0;
  for (const entry of plan.entries) {
    if (entry.kind !== "check") continue;
    const own = offered.filter((sign) => entry.check.signs.includes(sign));
    const likely = plan.likely.get(entry.check.id) ?? 0;
    for (const sign of own) said.set(sign, (said.get(sign) ?? 0) + (likely * likelihoodTable.saying) / own.length);
    total += likely;
  }
  said.set(noSign, total - [...said.values()].reduce((sum, share) => sum + share, 0));
  const page: Rest = { pages: 1, seconds: likelihoodTable.reading };
  return [...said].reduce((sum, [sign, share]) => {
    const { journey } = answerStep(wizard, stepId(wizard.position), sign);
    const then = planOf(content, channel, journey.facts);
    const rest = restOf(situation, then, then.entries);
    const weight = total > 0 ? share / total : 0;
    return { pages: sum.pages + weight * rest.pages, seconds: sum.seconds + weight * rest.seconds };
  }, page);
}

function restOf(
  { content, channel, journey: { answers } }: Situation,
  plan: Plan,
  entries: readonly PlanEntry[],
): Rest {
  const tests = entries.flatMap((entry) => (entry.kind === "trial" && !answers.has(entry.key) ? entry.tests : []));
  const fixed = tests.filter((id) => effectOf(content, id, answers.get(id)) === "fixed");
  const isOpen = (entry: PlanEntry) => !answers.has(stepId(entry));
  return expectedRest(content, channel, {
    entries: entries.filter(isOpen),
    likely: plan.likely,
    fixed: new Set(fixed),
  });
}
