import { chosenBlocks } from "../../content/body/render-body.ts";
import type { Check } from "../../content/check.ts";
import { formatMonth } from "../../content/duration.ts";
import { localText } from "../../content/fact.ts";
import type { PageId } from "../../content/page.ts";
import { signFact } from "../../content/sign.ts";
import { askedFact, isProbable } from "../../plan/applies.ts";
import { likelihoodTable } from "../../plan/likelihood.ts";
import type { PlannedCheck, PlannedQuestion } from "../../plan/plan-entry.ts";
import { deliveryChannelOf, type Effect, refused, symptomFact } from "../../words.ts";
import { effectOf, helpKey, offeredBy } from "../position.ts";
import { answerStep } from "../wizard.ts";
import { bodyText, wordingFacts } from "./body-text.ts";
import { regionFact } from "./region-fact.ts";
import { addressesOf, helpAddresses, type Situation } from "./situation.ts";
import type { FactChoice, Step } from "./step-view.ts";
import { answerLabel } from "./view-trail.ts";
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
  };
}

/** Rounded, so that an address gives the same bytes whatever adds up the last digit. */
function figuresOf({ check, likelihood }: PlannedCheck): Step["figures"] {
  const effort = check.effort + likelihoodTable.reading;
  const round = (value: number) => Number(value.toPrecision(3));
  const { version: table } = likelihoodTable;
  return { likelihood: round(likelihood), effort, score: round(likelihood / effort), table };
}

/** What the report says, on the first page that follows from it. */
function headlineOf({ content, locale, journey, plan }: Situation, { check, reason }: PlannedCheck): string | null {
  const [first] = plan.filter(({ kind }) => kind === "check");
  if (reason !== "evidence" || first?.kind !== "check" || first.check.id !== check.id) return null;
  const known = content.facts.get("evidence")?.values.find(({ id }) => id === journey.facts.get("evidence"));
  const heading = isProbable(journey.facts) ? known?.heading?.probable : known?.heading?.certain;
  return heading ? localText(heading, locale) : null;
}

function rankOf(effect: Effect, reason: PlannedCheck["reason"]): number {
  if (isCommon(effect)) return 2;
  return reason === "evidence" && effect === "not-it" ? 1 : 0;
}

/** A question that makes a fact known; no answer to it is wrong. */
export function viewQuestion(situation: Situation, entry: PlannedQuestion): Step {
  const { content, channel, locale, t } = situation;
  const { fact: key } = entry;
  const known = content.facts.get(key);
  const fact = known?.ask === "opening" ? known : askedFact(content, channel, key);
  const answers = offeredBy(content, entry).map(({ id, label }): Step["answers"][number] => ({
    id,
    label: localText(label, locale),
    effect: "fact" as const,
    ...addressesOf(locale, answerStep(situation.wizard, key, id)),
  }));
  if (key === signFact) answers.splice(-1, 0, ...refusedAnswer(situation));
  return {
    kind: "question",
    language: locale,
    id: key,
    title: localText(fact?.name ?? {}, locale),
    headline: null,
    question: localText(fact?.question ?? {}, locale),
    body: "",
    checked: [],
    figures: null,
    why: t(key === signFact ? "step.why.opening" : entry.offered ? "step.why.further-signs" : "step.why.question"),
    answers,
    tried: key === signFact ? triedOf(situation) : [],
    typed: fact?.ask === "step" ? (fact.typed ?? null) : null,
  };
}

/** On the first page of signs, for those to whom nothing came: one tap to what helps where a code came and is refused. */
function refusedAnswer({ content, channel, journey, locale, t, wizard }: Situation): Step["answers"] {
  const canBe = content.facts.get(symptomFact)?.values.some(({ id }) => id === refused) ?? false;
  if (!canBe || deliveryChannelOf(channel) === null || journey.facts.get(symptomFact) === refused) return [];
  const next = answerStep(wizard, symptomFact, refused);
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

/** The end, good or with a human; from `help` one can go on while checks are open. */
export function viewEnd(situation: Situation, kind: "solved" | "help", remaining: number): Step {
  const { wizard } = situation;
  const isHandedOver = wizard.position.kind === "hand-over";
  const goOn = {
    id: "go-on",
    label: situation.t("step.go-on", { count: remaining }),
    effect: "fact" as const,
    ...addressesOf(situation.locale, isHandedOver ? answerStep(wizard, helpKey, "go-on") : wizard),
  };
  return {
    ...pageStep(situation, kind),
    kind,
    id: kind,
    why: kind === "help" ? whyHelp(situation, { remaining, isHandedOver }) : null,
    tried: [],
    typed: null,
    answers: kind === "help" && remaining > 0 ? [goOn] : [],
  };
}

/** What was found goes before everything else: whoever helps can begin there. */
function whyHelp(situation: Situation, at: { remaining: number; isHandedOver: boolean }): string {
  const { content, journey, t, fill, pick } = situation;
  const causes = [...journey.answers].flatMap(([key, value]) => {
    const check = effectOf(content, key, value) === "known-cause" ? content.checks.get(key) : undefined;
    return check ? [fill(pick(check.texts).title)] : [];
  });
  const [cause] = causes;
  if (cause !== undefined) return t("step.why.known-cause", { cause: causes.join("; ") });
  return t(at.remaining === 0 ? "step.why.help" : at.isHandedOver ? "step.why.hand-over" : "step.why.help-early");
}

/** Facts that change only the wording of this check, as tabs; where a number may be typed, also what its country makes known. */
export function viewChoices(situation: Situation, check: Check): FactChoice[] {
  const { content, channel, journey, locale } = situation;
  const read = check.typed === "phone-number" ? regionFact(content, channel, locale) : null;
  const worded = situation.pick(check.texts).body.dependsOn;
  const keys = new Set([...worded, ...(read ? [read.key] : [])]);
  return [...keys].flatMap((key) => {
    const fact = content.facts.get(key);
    if (fact?.ask !== "tab") return [];
    const options = fact.values.map(({ id, label }) => ({
      value: id,
      label: localText(label, locale),
      current: journey.facts.get(key) === id,
      ...addressesOf(locale, answerStep(situation.wizard, key, id)),
    }));
    const typed = key === read?.key && !worded.includes(key);
    return [{ key, name: localText(fact.name, locale), typed, options }];
  });
}

export function answerView(situation: Situation, key: string, id: string, effect: Step["answers"][number]["effect"]) {
  const next = answerStep(situation.wizard, key, id);
  // Whoever has found the cause and cannot act is handed over at once; from there one can go on.
  const to = effect === "known-cause" ? helpAddresses(situation.locale, next) : addressesOf(situation.locale, next);
  return { id, label: answerLabel(situation, key, id), effect, ...to };
}

export function pageStep(
  situation: Situation,
  id: PageId,
): Pick<Step, "language" | "title" | "headline" | "question" | "body" | "checked" | "figures"> {
  const page = situation.pick(situation.content.pages[id]);
  return {
    language: situation.languageOf(situation.content.pages[id]),
    title: situation.fill(page.title),
    headline: null,
    question: situation.fill(page.question),
    body: bodyText(situation, page.body),
    checked: [],
    figures: null,
  };
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
