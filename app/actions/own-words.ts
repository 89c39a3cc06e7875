"use server";

import { redirect } from "next/navigation";
import { cutPersonal } from "#machines/input/cut-personal.ts";
import { likelyLanguages } from "#machines/own-words/likely-languages.ts";
import { matchWords, mostShown } from "#machines/own-words/match-words.ts";
import { pairOfSegment, readJourney } from "#machines/wizard/journey.ts";
import { likelyPathOf } from "#machines/wizard/views/view-likely.ts";
import { channels } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { wordIndexOf } from "#server/content/word-indexes.ts";

/**
 * Own words from a browser without JavaScript. They are matched, forgotten and never logged; the reply is a page (303) whose path holds ids of
 * checks and what was known before, and nothing of the words.
 */
export async function matchOwnWords(form: unknown): Promise<void> {
  const content = getContent();
  const [source = "en"] = content.settings.locales;
  // Anybody can call this with anything.
  const read = (name: string) => {
    const value = form instanceof FormData ? form.get(name) : null;
    return typeof value === "string" ? value : "";
  };
  const [, asked = "", name = "", , ...segments] = read("journey").split("/");
  const locale = content.settings.locales.find((known) => known === asked) ?? source;
  const chosen = channels.find((known) => known === name);
  if (!chosen) redirect(`/${locale}`);
  const { journey } = readJourney(content, chosen, segments.slice(0, 200).map(pairOfSegment));
  const { text } = cutPersonal(read("words").slice(0, 2_000));
  if (text.trim() === "") redirect(`/${locale}/${chosen}`);
  const indexes = likelyLanguages(text, locale, content.settings.locales).map((one) => wordIndexOf(content, one));
  const { channel, matches } = matchWords(indexes, text, { channel: chosen, facts: journey.facts });
  const found = matches.slice(0, mostShown).map(({ check }) => check);
  redirect(likelyPathOf(locale, channel, found, journey));
}
