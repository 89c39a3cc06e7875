import { chosenBlocks, drawingOf } from "../../../content/body/render-body.ts";
import type { Check } from "../../../content/check.ts";
import { formatMonth } from "../../../content/duration.ts";
import { localText } from "../../../content/fact.ts";
import { figuresOf } from "../../../plan/figures.ts";
import type { PlannedCheck } from "../../../plan/plan-entry.ts";
import type { Effect } from "../../../words.ts";
import { bodyText, wordingFacts } from "../body-text.ts";
import type { Situation } from "../situation.ts";
import type { Step } from "../step-view.ts";
import { answerView } from "./answer-view.ts";
import { evidenceHeadline } from "./evidence-headline.ts";
import { letterLinks } from "./letter-links.ts";
import { whyNow } from "./why-now.ts";

/**
 * A check. The answers that say least come last, whatever order the editor wrote; where a report says that this is the cause, so does the one that it is not.
 */
export function viewCheck(situation: Situation, planned: PlannedCheck): Step {
  const { check } = planned;
  const text = situation.pick(check.texts);
  const headline = headlineOf(situation, planned);
  return {
    kind: "check",
    language: situation.languageOf(check.texts),
    id: check.id,
    title: situation.fill(text.title),
    headline,
    question: situation.fill(text.question),
    body: bodyText(situation, text.body),
    drawing: drawingOf(text.body, wordingFacts(situation)),
    checked: lastChecked(situation, check),
    why: situation.journey.answers.has(check.id)
      ? situation.t("step.why.again")
      : headline === null
        ? whyNow(situation, planned)
        : null,
    figures: figuresOf(planned),
    answers: [...check.answers]
      .sort((a, b) => rankOf(a.effect, planned.reason) - rankOf(b.effect, planned.reason))
      .map(({ id, effect }) => answerView(situation, check.id, id, effect)),
    tried: [],
    typed: check.typed,
    letters: letterLinks(situation, check),
  };
}

/** What the report says, on the first check that follows from it. */
function headlineOf(situation: Situation, { check, reason }: PlannedCheck): string | null {
  const first = situation.plan.find(({ kind }) => kind === "check");
  const isFirst = first?.kind === "check" && first.check.id === check.id;
  return reason === "evidence" && isFirst ? evidenceHeadline(situation) : null;
}

function rankOf(effect: Effect, reason: PlannedCheck["reason"]): number {
  if (isCommon(effect)) return 2;
  return reason === "evidence" && effect === "not-it" ? 1 : 0;
}

/** "Steps for Gmail, last checked November 2026": for each block on the page that is about a product. */
function lastChecked(situation: Situation, check: Check): Step["checked"] {
  const { content, locale, t } = situation;
  const facts = wordingFacts(situation);
  return chosenBlocks(situation.pick(check.texts).body, facts).flatMap(({ conditions, reviewed, source }) => {
    const month = reviewed ?? check.reviewed;
    const products = [...conditions.keys()].flatMap((key) => {
      const fact = content.facts.get(key);
      const label = fact?.values.find(({ id }) => id === facts.get(key))?.label;
      return fact?.ask === "tab" && label ? [localText(label, locale)] : [];
    });
    if (month === null || products.length === 0) return [];
    return [{ text: t("step.checked", { product: products.join(", "), month: formatMonth(month, locale) }), source }];
  });
}

function isCommon(effect: Step["answers"][number]["effect"]): boolean {
  return effect === "already-tried" || effect === "cannot" || effect === "known-cause" || effect === "maybe";
}
