import { formatSeconds } from "../../../content/duration.ts";
import { localText } from "../../../content/fact.ts";
import { isProbable } from "../../../plan/applies.ts";
import { likelihoodOf } from "../../../plan/likelihood.ts";
import type { PlannedCheck } from "../../../plan/plan-entry.ts";
import { stepId } from "../../position.ts";
import type { Situation } from "../situation.ts";

/** Why a check comes now, and how long it takes. What was said on the page before is left out; `null` when all of it was. */
export function whyNow(situation: Situation, planned: PlannedCheck): string | null {
  const { t, locale } = situation;
  const effort = formatSeconds(planned.check.effort, locale);
  const before = checkBefore(situation, planned);
  const reason = reasonOf(situation, planned);
  if (before === null || textOf(reason) !== textOf(reasonOf(situation, before)))
    return t(`step.why.${reason.key}`, { ...reason.values, effort });
  return before.check.effort === planned.check.effort ? null : t("step.why.effort", { effort });
}

interface Reason {
  /** Of the interface texts. */
  key: string;
  values: Record<string, string>;
}

function reasonOf({ content, locale, journey, channel, t }: Situation, { check, reason }: PlannedCheck): Reason {
  if (reason === "evidence") {
    const known = content.facts.get("evidence")?.values.find(({ id }) => id === journey.facts.get("evidence"));
    const label = localText(known?.label ?? {}, locale);
    const evidence = isProbable(journey.facts) ? t("step.probably", { evidence: label }) : label;
    return { key: reason, values: { evidence } };
  }
  if (reason === "same-place")
    return { key: reason, values: { place: localText(content.places[check.place].name, locale) } };
  return { key: reason === "likelihood" ? likelihoodOf(check, channel, journey.facts) : reason, values: {} };
}

function textOf({ key, values }: Reason): string {
  return [key, ...Object.values(values)].join(" ");
}

/** The check of the page before; `null` where that page was something else. */
function checkBefore({ plan, journey }: Situation, { check }: PlannedCheck): PlannedCheck | null {
  const here = plan.findIndex((entry) => entry.kind === "check" && entry.check.id === check.id);
  const before = plan.slice(0, Math.max(0, here)).findLast((entry) => journey.answers.has(stepId(entry)));
  return before?.kind === "check" ? before : null;
}
