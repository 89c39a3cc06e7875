"use server";

import { redirect } from "next/navigation";
import { readChosenStart } from "#machines/link/chosen-start.ts";
import { makeLink } from "#machines/link/make-link.ts";
import { sharePathOf } from "#machines/link/share-path.ts";
import { type Pair, pairOfSegment } from "#machines/wizard/journey.ts";
import { channels } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { findChecks } from "#server/own-words/find-checks.ts";

/**
 * What an agent knows, from a browser without JavaScript. The customer's sentence is matched, forgotten and never logged; the reply is a page (303) whose path holds
 * what the link will hold, and nothing of the words.
 */
export async function makeLinkByForm(form: unknown): Promise<void> {
  const content = getContent();
  const { locales } = content.settings;
  // Anybody can call this with anything.
  const entries = form instanceof FormData ? [...form].slice(0, 300) : [];
  const all = (name: string) =>
    entries.flatMap(([key, value]) => (key === name && typeof value === "string" && value !== "" ? [value] : []));
  const one = (name: string) => all(name)[0] ?? "";
  const locale = locales.find((known) => known === one("locale")) ?? locales[0] ?? "en";
  const start = readChosenStart(one("start"));
  const chosen = channels.find((known) => known === one("channel")) ?? start?.channel ?? null;
  const text = one("words").slice(0, 2_000);
  const facts = all("fact").map(pairOfSegment);
  const known = { channel: chosen, facts: new Map<string, string>(facts) };
  const read = text.trim() === "" ? null : await findChecks(content, { text, locale, mayAsk: false, ...known });
  const tried = all("tried").map((segment: string): Pair => pairOfSegment(segment));
  const link = makeLink(content, {
    channel: chosen ?? read?.found.channel ?? null,
    signs: [...(start ? [start.check] : []), ...all("sign")],
    matches: read?.found.matches ?? [],
    facts,
    tried: tried.map(([check]) => check),
  });
  const to = locales.find((language) => language === one("to")) ?? read?.language ?? locale;
  redirect(sharePathOf({ locale, to, channel: link.channel }, link.journey));
}
