import type { DeliveryCodes } from "../evidence/rules/delivery-codes.ts";
import type { Placeholders } from "./body/placeholder.ts";
import type { Check } from "./check.ts";
import type { Complaint } from "./complaint.ts";
import type { Fact } from "./fact.ts";
import type { Incident } from "./incident.ts";
import type { Letter } from "./letter/letter.ts";
import type { Looks } from "./looks/looks.ts";
import type { Contact, Page, PageId } from "./page.ts";
import type { Place, PlaceId } from "./place.ts";
import type { Replies } from "./reply/replies.ts";
import type { Scenario } from "./scenario.ts";
import type { Settings } from "./settings.ts";

/** Everything editors wrote, checked and parsed; immutable. */
export interface Content {
  settings: Settings;
  looks: Looks;
  placeholders: Placeholders;
  facts: ReadonlyMap<string, Fact>;
  places: Readonly<Record<PlaceId, Place>>;
  checks: ReadonlyMap<string, Check>;
  /** Old check id → its id today. */
  aliases: ReadonlyMap<string, string>;
  /** Ids of checks that are not live yet: promises about them wait. */
  drafts: ReadonlySet<string>;
  /** What people write who cannot tell their cause, per language; empty where the site has none. */
  complaints: ReadonlyMap<string, readonly Complaint[]>;
  pages: Readonly<Record<PageId, ReadonlyMap<string, Page>>>;
  contacts: readonly Contact[];
  incidents: readonly Incident[];
  /** Those that run, and what the alarm found: the server puts them in as time goes by (server/content/content.ts). */
  running: readonly Incident[];
  /** Interface texts per language, nested as in the file. */
  interfaces: ReadonlyMap<string, InterfaceTexts>;
  /** What support agents say along with a link, per language; empty where the site has none. */
  replies: ReadonlyMap<string, Replies>;
  /** Ready words for others who must act, by id. */
  letters: ReadonlyMap<string, Letter>;
  scenarios: readonly Scenario[];
  /** What the codes of mail and text providers mean. */
  deliveryCodes: DeliveryCodes;
}

export interface InterfaceTexts {
  [key: string]: string | InterfaceTexts;
}

/** The text of a language, else of the source language. Throws when there is neither, which `parseContent` excludes. */
export function inLanguage<Text>(texts: ReadonlyMap<string, Text>, locale: string, settings: Settings): Text {
  const source = settings.locales[0];
  const text = texts.get(locale) ?? (source === undefined ? undefined : texts.get(source));
  if (text === undefined) throw new Error(`no text in ${locale} nor in the source language`);
  return text;
}
