import type { Block } from "../../content/body/block.ts";
import { renderWholeBody } from "../../content/body/whole-body.ts";
import type { Check } from "../../content/check.ts";
import type { Content } from "../../content/content.ts";
import { formatMonth } from "../../content/duration.ts";
import { isAboutProduct, isRareFor, localText } from "../../content/fact.ts";
import { likelihoodTable } from "../../plan/likelihood.ts";
import { planEntries } from "../../plan/plan.ts";
import type { Channel } from "../../words.ts";
import { pathOf } from "../step-path.ts";
import { type Situation, situationOf } from "./situation.ts";
import type { IncidentView } from "./step-view.ts";
import { viewIncidents } from "./view-incident.ts";

/** Everything about one channel on one page. */
export interface AllView {
  channel: Channel;
  incidents: IncidentView[];
  groups: { symptom: "nothing-came" | "refused"; checks: CheckInFull[] }[];
  /** Path of this page in every language of the site. */
  languages: Record<string, string>;
}

interface CheckInFull {
  /** Also its anchor. */
  id: string;
  title: string;
  question: string;
  /** Markdown, the steps for all products one after the other. */
  body: string;
  /** Language of the text. */
  language: string;
}

/** All checks of a channel, in the order of the plan for a person of whom nothing is known; checks for a few come after those for all. */
export function viewAll(content: Content, locale: string, channel: Channel): AllView {
  const situation = situationOf(content, locale, channel, { facts: new Map(), answers: new Map() });
  const seen = new Set<string>();
  const groups = (["nothing-came", "refused"] as const).map((symptom) => {
    const planned = planEntries(content, channel, new Map([["symptom", symptom]]));
    const order = planned.flatMap((entry) => (entry.kind === "check" ? [entry.check] : []));
    const rest = [...content.checks.values()].filter(
      (check) => isFor(check, channel, symptom) && !order.includes(check),
    );
    rest.sort((a, b) => worth(b, channel) - worth(a, channel) || (a.id < b.id ? -1 : 1));
    const checks = [...order, ...rest].filter(({ id }) => !seen.has(id));
    for (const { id } of checks) seen.add(id);
    return { symptom, checks: checks.map((check) => inFull(situation, check)) };
  });
  const languages = content.settings.locales.map((name) => [
    name,
    pathOf({ locale: name, channel, step: "all" }, { facts: new Map(), answers: new Map() }),
  ]);
  return {
    channel,
    incidents: viewIncidents(content, locale, channel, new Map()),
    groups: groups.filter(({ checks }) => checks.length > 0),
    languages: Object.fromEntries(languages),
  };
}

function inFull({ content, locale, channel, pick, fill, t, languageOf }: Situation, check: Check): CheckInFull {
  const text = pick(check.texts);
  const nameOf = (fact: string, value: string) => {
    if (fact === "channel") return t(`step.channel.${value}`);
    const known = content.facts.get(fact)?.values.find(({ id }) => id === value);
    // The page is printed, and the steps for mailboxes of all countries would make it twice as long.
    return isRareFor(locale, known) ? null : localText(known?.label ?? {}, locale);
  };
  const noteOf = (product: string, block: Block | undefined) => {
    const month = block?.reviewed ?? check.reviewed;
    if (!month || !block || !isAboutProduct(content.facts, block.conditions.keys())) return null;
    return { words: t("step.checked", { product, month: formatMonth(month, locale) }), source: block.source };
  };
  return {
    id: check.id,
    title: fill(text.title),
    question: fill(text.question),
    body: renderWholeBody(text.body, channel, { nameOf, otherwise: t("page.all.otherwise"), noteOf }, { locale, fill }),
    language: languageOf(check.texts),
  };
}

function isFor(check: Check, channel: Channel, symptom: string): boolean {
  const must = check.when.must.symptom ?? [symptom];
  return (
    check.channels.includes(channel) && must.includes(symptom) && !(check.when.not.symptom ?? []).includes(symptom)
  );
}

function worth(check: Check, channel: Channel): number {
  return likelihoodTable.weights[check.likelihood[channel]] / check.effort;
}
