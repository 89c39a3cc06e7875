import { makeLink } from "#machines/link/make-link.ts";
import { noteFaults } from "#machines/link/note.ts";
import { linkRequestSchema, viewLink } from "#machines/link/view-link.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { refusedJson, tooMany } from "#server/http/refused-json.ts";
import { readJson } from "#server/json-body.ts";
import { findChecks } from "#server/own-words/find-checks.ts";
import { takeMatch } from "#server/own-words/match-limits.ts";

/**
 * What support knows of a customer, as a link with its texts, for macros and bots. The words and the note are read, forgotten and never logged. 400, 413, 415 with
 * the reason; 429 with the seconds to wait.
 */
export async function POST(request: Request): Promise<Response> {
  const wait = takeMatch(request.headers.get("x-forwarded-for"));
  if (wait > 0) return tooMany(wait);
  const content = getContent();
  const read = await readJson(request, linkRequestSchema);
  if (!read.json) return refusedJson(read.status, read.reason);
  const { text = "", signs = [], facts = {}, tried = [], channel = null, locale, note = "" } = read.json;
  const { locales } = content.settings;
  if (!locales.includes(locale)) return refusedJson(400, `unknown locale; known: ${locales.join(", ")}`);
  const { refused } = noteFaults(note);
  if (refused) return refusedJson(400, `note: ${noteReasons[refused]}`);
  const words = { text, channel, locale, facts: new Map(Object.entries(facts)), mayAsk: true };
  const found = text === "" ? null : (await findChecks(content, words)).found;
  const link = makeLink(content, {
    channel: found?.channel ?? channel,
    signs,
    matches: found?.matches ?? [],
    facts: Object.entries(facts),
    tried,
  });
  return Response.json(viewLink(content, link, { locale, origin: env().BASE_URL, note }), {
    headers: { "cache-control": "no-store" },
  });
}

const noteReasons = {
  code: "this looks like a code; leave it out",
  link: "this looks like a link; leave it out",
  long: "too long",
};
