import { localText } from "../../content/fact.ts";
import { askedFact, isProbable } from "../../plan/applies.ts";
import { likelyFact, likelyFacts, noSign, signFact, signFacts, wordFacts } from "../../words.ts";
import { effectOf, helpKey, stepId } from "../position.ts";
import { pathOf } from "../step-path.ts";
import { isTrialOfRefused, trialEffect } from "../trial.ts";
import type { Situation } from "./situation.ts";
import type { FactEntry, TrailEntry } from "./step-view.ts";

/** What was answered, in plan order; answers the plan has no place for now come last. */
export function viewTrail(situation: Situation): TrailEntry[] {
  const { journey, plan, content, channel, locale } = situation;
  const planned = plan.map(stepId);
  const keys = [...planned.filter((key) => journey.answers.has(key))];
  keys.push(...[...journey.answers.keys()].filter((key) => !planned.includes(key)));
  return keys.flatMap((key) => {
    // That somebody went on without a person is nothing that was tried.
    if (key === helpKey) return [];
    const answer = journey.answers.get(key) ?? "";
    const effect = effectOf(content, key, answer);
    // Asked for, and not told yet: that is the step itself.
    if (!effect || effect === "asked") return [];
    const href = pathOf({ locale, channel, step: key }, journey);
    return [
      {
        ...{ key, value: answer, title: titleOf(situation, key), effect, href },
        // "I can't do this" checks nothing and says so.
        answer: effect === "cannot" ? situation.t("step.skipped") : answerLabel(situation, key, answer),
      },
    ];
  });
}

/** What is known, each with the way to take it back. */
export function viewFacts(situation: Situation, stepWithout: (fact: string) => string): FactEntry[] {
  const { content, channel, journey, locale, t } = situation;
  return (
    [...journey.facts]
      // That nothing fitted on a further page either is no news; how sure a report is, is said with it. What own words may mean was said by nobody.
      .filter(([key]) => key !== "sure" && !wordFacts.includes(key))
      .filter(([key, value]) => key === signFact || key === likelyFact || value !== noSign)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => {
        const fact = content.facts.get(key);
        const label = fact?.values.find((known) => known.id === value)?.label ?? {};
        return {
          key,
          value,
          name: localText(fact?.name ?? {}, locale),
          label:
            key === "evidence" && isProbable(journey.facts)
              ? t("step.probably", { evidence: localText(label, locale) })
              : localText(label, locale),
          href:
            signFacts.includes(key) || likelyFacts.includes(key) || askedFact(content, channel, key)
              ? pathOf({ locale, channel, step: key }, journey)
              : stepWithout(key),
        };
      })
  );
}

/** Short name of a check or a trial. */
function titleOf(situation: Situation, key: string): string {
  const check = situation.content.checks.get(key);
  const { title } = check ? situation.pick(check.texts) : situation.pick(situation.content.pages.trial);
  return situation.fill(title);
}

/** The words of an answer; the answers every check has are worded once, in the interface texts. */
export function answerLabel(situation: Situation, key: string, answer: string): string {
  const { content, locale, t, fill } = situation;
  const check = content.checks.get(key);
  if (!check) return trialEffect(answer) ? t(`step.trial.${trialWord(situation, key, answer)}`) : answer;
  const [source = locale] = content.settings.locales;
  const label = check.texts.get(locale)?.labels.get(answer) ?? check.texts.get(source)?.labels.get(answer);
  return label === undefined ? t(`step.common.${answer}`) : fill(label);
}

/** An app makes its own codes, so there nothing has to come. */
function trialWord({ channel }: Situation, key: string, answer: string): string {
  if (answer === "no" && channel === "authenticator") return "still-refused";
  return answer === "refused" && isTrialOfRefused(key) ? "refused-again" : answer;
}

/** What was tried, as plain text for a chat or a ticket. Holds nothing personal. */
export function summarize(
  situation: Situation,
  trail: readonly TrailEntry[],
  facts: readonly FactEntry[],
  link: string,
): string {
  const { t, content, channel } = situation;
  const notes = summaryNotes.flatMap((effect) => {
    const titles = trail.flatMap((entry) => (entry.effect === effect ? [entry.title] : []));
    return titles.length > 0 ? [`${t(`step.summary.${effect}`)} ${titles.join("; ")}`] : [];
  });
  const done = trail.filter(({ effect }) => effect !== "cannot");
  const tried = done.map((entry, index) => `${index + 1}. ${entry.title}: ${entry.answer}`);
  const skipped = trail.filter((entry) => !done.includes(entry)).map(({ title }) => title);
  return [
    t("step.summary.title", { brand: content.settings.brand.name }),
    t(`step.channel.${channel}`),
    ...facts.map((fact) => `${fact.name}: ${fact.label}`),
    ...notes,
    "",
    ...(tried.length > 0 ? [t("step.summary.tried"), ...tried] : [t("step.summary.nothing")]),
    ...(skipped.length > 0 ? [t("step.summary.skipped"), ...skipped.map((title) => `- ${title}`)] : []),
    "",
    link,
  ].join("\n");
}

/** What whoever helps should read first: what was found, then what may still be it. */
const summaryNotes = ["known-cause", "maybe"] as const;
