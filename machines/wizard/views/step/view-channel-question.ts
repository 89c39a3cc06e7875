import { fillPlaceholders } from "../../../content/body/placeholder.ts";
import { renderBody } from "../../../content/body/render-body.ts";
import { type Content, inLanguage } from "../../../content/content.ts";
import { interfaceText } from "../../../content/interface/interface-text.ts";
import { channels } from "../../../words.ts";
import { type Journey, withFact } from "../../journey.ts";
import { apiOf, pathOf } from "../../step-path.ts";
import { whereaboutsOf } from "../../whereabouts.ts";
import { addressesOf } from "../situation.ts";
import type { AnswerView, Step } from "../step-view.ts";

/** The first question: which code is missing, or was a code refused. With the symptom known it asks only for the channel. */
export function viewChannelQuestion(content: Content, locale: string, journey: Journey): Step {
  const t = interfaceText(content, locale);
  const fill = (text: string) => fillPlaceholders(text, content.placeholders, locale);
  const page = inLanguage(content.pages.start, locale, content.settings);
  const isRefused = journey.facts.get("symptom") === "refused";
  const answers = channels.map((channel): AnswerView => {
    const label = t(isRefused ? `step.refused.${channel}` : `step.channel.${channel}`);
    return { id: channel, label, effect: "fact", ...addressesOf(locale, whereaboutsOf({ content, channel, journey })) };
  });
  const canBeRefused = content.facts.get("symptom")?.values.some((value) => value.id === "refused") ?? false;
  if (canBeRefused && !isRefused) {
    const refused = withFact(journey, "symptom", "refused");
    const whereabouts = { locale, channel: null, step: null };
    const next = { href: pathOf(whereabouts, refused), api: apiOf(whereabouts, refused, false) };
    answers.push({ id: "refused", label: t("step.channel.refused"), effect: "fact", ...next });
  }
  return {
    kind: "question",
    language: content.pages.start.has(locale) ? locale : (content.settings.locales[0] ?? locale),
    id: "channel",
    title: fill(page.title),
    headline: null,
    question: isRefused ? t("step.refused.question") : fill(page.question),
    body: renderBody(page.body, journey.facts, { locale, fill }),
    drawing: null,
    checked: [],
    why: null,
    figures: null,
    letters: [],
    answers,
    tried: [],
    typed: null,
  };
}
