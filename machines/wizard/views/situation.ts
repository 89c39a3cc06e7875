import { fillPlaceholders } from "../../content/body/placeholder.ts";
import { type Content, inLanguage } from "../../content/content.ts";
import { interfaceText, type Translate } from "../../content/interface/interface-text.ts";
import type { PlanEntry } from "../../plan/plan-entry.ts";
import type { Channel } from "../../words.ts";
import type { Journey } from "../journey.ts";
import { stepId } from "../position.ts";
import { apiOf, pathOf } from "../step-path.ts";
import type { Whereabouts } from "../whereabouts.ts";
import { enterWizard, type Wizard } from "../wizard.ts";

/** What every part of one page's view needs: who is asking, what is known, and the words of the language. */
export interface Situation {
  content: Content;
  locale: string;
  channel: Channel;
  /** Where the journey stands. */
  wizard: Wizard;
  journey: Journey;
  plan: readonly PlanEntry[];
  t: Translate;
  /** Fills policy values into a text. */
  fill: (text: string) => string;
  /** The text of the language, else of the source language. */
  pick: <Text>(texts: ReadonlyMap<string, Text>) => Text;
  /** The language that `pick` finds. */
  languageOf: (texts: ReadonlyMap<string, unknown>) => string;
}

/** Collects it once per page. */
export function situationOf(content: Content, locale: string, channel: Channel, journey: Journey): Situation {
  const wizard = enterWizard(content, channel, journey);
  return {
    content,
    locale,
    channel,
    wizard,
    journey,
    plan: wizard.plan,
    t: interfaceText(content, locale),
    fill: (text) => fillPlaceholders(text, content.placeholders, locale),
    languageOf: (texts) => (texts.has(locale) ? locale : (content.settings.locales[0] ?? locale)),
    pick: (texts) => inLanguage(texts, locale, content.settings),
  };
}

/** The step at which a wizard stands, as page and as API address. */
export function addressesOf(
  locale: string,
  { channel, journey, position }: Whereabouts,
): { href: string; api: string } {
  const whereabouts = { locale, channel, step: stepId(position) };
  return { href: pathOf(whereabouts, journey), api: apiOf(whereabouts, journey, false) };
}

/** Help with all that this wizard knows, wherever it stands. */
export function helpAddresses(locale: string, { channel, journey }: Whereabouts): { href: string; api: string } {
  const whereabouts = { locale, channel, step: "help" };
  return { href: pathOf(whereabouts, journey), api: apiOf(whereabouts, journey, true) };
}
