"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cutPersonal } from "#machines/input/cut-personal.ts";
import { readJourney } from "#machines/wizard/journey.ts";
import { pairOfSegment } from "#machines/wizard/pair.ts";
import { sayWords } from "#machines/wizard/say.ts";
import { addressesOf } from "#machines/wizard/views/situation.ts";
import { whereaboutsOf } from "#machines/wizard/whereabouts.ts";
import { channels } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { findChecks } from "#server/own-words/find-checks.ts";
import { takeMatch } from "#server/own-words/match-limits.ts";

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
  const text = read("words").slice(0, 2_000);
  if (cutPersonal(text).text.trim() === "") redirect(`/${locale}/${chosen}`);
  // Only from a page that says so; and who asks without pause is still helped, by our own matching.
  const mayAsk = read("assisted") === "yes" && takeMatch((await headers()).get("x-forwarded-for")) === 0;
  const { facts } = journey;
  const { found } = await findChecks(content, { text, channel: chosen, locale, facts, mayAsk });
  const said = sayWords(content, journey, found.likely, false);
  redirect(addressesOf(locale, whereaboutsOf({ content, channel: found.channel, journey: said })).href);
}
