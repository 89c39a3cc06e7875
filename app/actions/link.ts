"use server";

import { redirect } from "next/navigation";
import { makeLink } from "#machines/link/make-link.ts";
import { readLinkForm } from "#machines/link/read-link-form.ts";
import { sharePathOf } from "#machines/link/share-path.ts";
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
  const { words, channel, start, signs, facts, tried, ...asked } = readLinkForm(form instanceof FormData ? form : []);
  const locale = locales.find((known) => known === asked.locale) ?? locales[0] ?? "en";
  const known = { channel, facts: new Map<string, string>(facts) };
  const read = words.trim() === "" ? null : await findChecks(content, { text: words, locale, mayAsk: false, ...known });
  const link = makeLink(content, {
    channel: channel ?? read?.found.channel ?? null,
    signs: [...(start ? [start] : []), ...signs],
    matches: read?.found.matches ?? [],
    facts,
    tried: tried.map(([check]) => check),
  });
  const to = locales.find((language) => language === asked.to) ?? read?.language ?? locale;
  redirect(sharePathOf({ locale, to, channel: link.channel }, link.journey));
}
