import { localText } from "../../../content/fact.ts";
import { askedFact } from "../../../plan/applies.ts";
import type { PlannedQuestion } from "../../../plan/plan-entry.ts";
import { deliveryChannelOf, likelyFact, likelyFacts, refused, signFact, symptomFact } from "../../../words.ts";
import { offeredBy } from "../../position.ts";
import { whereaboutsAfter } from "../../whereabouts.ts";
import { addressesOf, type Situation } from "../situation.ts";
import type { Step } from "../step-view.ts";

/** A question that makes a fact known; no answer to it is wrong. */
export function viewQuestion(situation: Situation, entry: PlannedQuestion): Step {
  const { content, channel, locale, fill, t } = situation;
  const { fact: key } = entry;
  const known = content.facts.get(key);
  const fact = known?.ask === "opening" ? known : askedFact(content, channel, key);
  const answers = offeredBy(content, entry).map(({ id, label }): Step["answers"][number] => ({
    id,
    label: fill(localText(label, locale)),
    effect: "fact" as const,
    ...addressesOf(locale, whereaboutsAfter(situation.wizard, key, id)),
  }));
  if (key === signFact) answers.splice(-1, 0, ...refusedAnswer(situation));
  return {
    kind: "question",
    language: locale,
    id: key,
    title: localText(fact?.name ?? {}, locale),
    headline: null,
    question: key === likelyFact ? t("page.words.question") : localText(fact?.question ?? {}, locale),
    body: "",
    drawing: null,
    checked: [],
    figures: null,
    letters: [],
    why: whyAsked(situation, entry),
    answers,
    tried: key === signFact ? triedOf(situation) : [],
    typed: fact?.ask === "step" ? (fact.typed ?? null) : null,
  };
}

/** What a page of sentences spares; those that own words led to need no reason. */
function whyAsked({ t }: Situation, { fact, offered }: PlannedQuestion): Step["why"] {
  if (likelyFacts.includes(fact)) return null;
  return t(fact === signFact ? "step.why.opening" : offered ? "step.why.further-signs" : "step.why.question");
}

/** On the first page of signs, for those to whom nothing came: one tap to what helps where a code came and is refused. */
function refusedAnswer({ content, channel, journey, locale, t, wizard }: Situation): Step["answers"] {
  const canBe = content.facts.get(symptomFact)?.values.some(({ id }) => id === refused) ?? false;
  if (!canBe || deliveryChannelOf(channel) === null || journey.facts.get(symptomFact) === refused) return [];
  const next = whereaboutsAfter(wizard, symptomFact, refused);
  return [{ id: refused, label: t("step.trial.refused"), effect: "fact", ...addressesOf(locale, next) }];
}

/** What people have mostly tried before they ask for help: the first checks of the plan. */
function triedOf(situation: Situation): Step["tried"] {
  const { plan, journey, fill, pick } = situation;
  return plan
    .flatMap((entry) => (entry.kind === "check" ? [entry.check] : []))
    .slice(0, triedShown)
    .flatMap(({ id, answers, texts }) => {
      const value = answers.find(({ effect }) => effect === "already-tried")?.id;
      const ticked = journey.answers.get(id) === value;
      return value ? [{ key: id, value, title: fill(pick(texts).title), ticked }] : [];
    });
}

const triedShown = 8;
