import { fillPlaceholders } from "../../content/body/placeholder.ts";
import { type Content, inLanguage } from "../../content/content.ts";
import { interfaceText, type Translate } from "../../content/interface/interface-text.ts";
import { planEntries } from "../../plan/plan.ts";
import type { PlanEntry } from "../../plan/plan-entry.ts";
import type { Channel } from "../../words.ts";
import { type Journey, withImplied } from "../journey.ts";
import { replay, stepId } from "../replay.ts";
import { apiOf, pathOf } from "../step-path.ts";

/** What every part of one page's view needs: who asks, what is known, and the words of the language. */
export interface Situation {
  content: Content;
  locale: string;
  channel: Channel;
  journey: Journey;
  plan: readonly PlanEntry[];
  t: Translate;
  /** Fills policy values into a text. */
  fill: (text: string) => string;
  /** The text of the language, else of the source language. */
  pick: <Text>(texts: ReadonlyMap<string, Text>) => Text;
  /** The language that `pick` finds. */
  languageOf: (texts: ReadonlyMap<string, unknown>) => string;
  /** Where this journey leads: its step, as page and as API address. */
  leadsTo: (journey: Journey) => { href: string; api: string };
}

/** Collects it once per page. */
export function situationOf(content: Content, locale: string, channel: Channel, journey: Journey): Situation {
  return {
    content,
    locale,
    channel,
    journey,
    plan: planEntries(content, channel, journey.facts),
    t: interfaceText(content, locale),
    fill: (text) => fillPlaceholders(text, content.placeholders, locale),
    languageOf: (texts) => (texts.has(locale) ? locale : (content.settings.locales[0] ?? locale)),
    pick: (texts) => inLanguage(texts, locale, content.settings),
    leadsTo: (asked) => {
      const next = withImplied(content, asked);
      const whereabouts = { locale, channel, step: stepId(replay(content, channel, next)) };
      return { href: pathOf(whereabouts, next), api: apiOf(whereabouts, next, false) };
    },
  };
}
