import { formatDuration } from "../../../content/duration.ts";
import { expectedRest, likelihoodById, type Rest, roughly } from "../../../plan/expected-rest.ts";
import { likelihoodTable } from "../../../plan/likelihood.ts";
import type { PlanEntry } from "../../../plan/plan-entry.ts";
import { noSign, wantsCode } from "../../../words.ts";
import { effectOf, type Position, stepId } from "../../position.ts";
import { whereaboutsAfter } from "../../whereabouts.ts";
import type { Situation } from "../situation.ts";
import type { StepView } from "../step-view.ts";

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
  if (position.kind === "question" && position.offered) return restOfSigns(situation, position.offered);
  const { plan } = situation;
  const here = plan.findIndex((entry) => stepId(entry) === stepId(position));
  return restOf(situation, plan, plan.slice(here));
}

/** A page of signs leads to a plan for each sentence: each counts as likely as it is said. */
function restOfSigns(situation: Situation, offered: readonly string[]): Rest {
  const { plan, wizard } = situation;
  const said = new Map<string, number>();
  let total = 0;
  for (const entry of plan) {
    if (entry.kind !== "check") continue;
    const own = offered.filter((said) => said === entry.check.id || entry.check.signs.includes(said));
    const share = (entry.likelihood * likelihoodTable.saying) / own.length;
    for (const sign of own) said.set(sign, (said.get(sign) ?? 0) + share);
    total += entry.likelihood;
  }
  said.set(noSign, total - [...said.values()].reduce((sum, share) => sum + share, 0));
  const page: Rest = { pages: 1, seconds: likelihoodTable.reading };
  return [...said].reduce((sum, [sign, share]) => {
    const then = whereaboutsAfter(wizard, stepId(wizard.position), sign).plan;
    const rest = restOf(situation, then, then);
    const weight = total > 0 ? share / total : 0;
    return { pages: sum.pages + weight * rest.pages, seconds: sum.seconds + weight * rest.seconds };
  }, page);
}

function restOf(
  { content, channel, journey: { answers } }: Situation,
  plan: readonly PlanEntry[],
  entries: readonly PlanEntry[],
): Rest {
  const tests = entries.flatMap((entry) => (entry.kind === "trial" && !answers.has(entry.key) ? entry.tests : []));
  const fixed = tests.filter((id) => wantsCode(effectOf(content, id, answers.get(id))));
  const isOpen = (entry: PlanEntry) => !answers.has(stepId(entry));
  return expectedRest(content, channel, {
    entries: entries.filter(isOpen),
    likely: likelihoodById(plan),
    fixed: new Set(fixed),
  });
}
