import type { Content } from "#machines/content/content.ts";
import { readJourney } from "#machines/wizard/journey.ts";
import { matchRequestSchema } from "#machines/wizard/views/view-match.ts";
import type { Channel } from "#machines/words.ts";
import { readJson } from "../json-body.ts";

interface MatchRequest {
  text: string;
  channel: Channel | null;
  locale: string;
  facts: ReadonlyMap<string, string>;
}

export type ReadMatch = { request: MatchRequest; reason: null } | { request: null; status: number; reason: string };

/** The body of `POST /api/v1/match`, or why it cannot be taken and with which status: 400, 413 or 415. The text is in no reason. */
export async function readMatchRequest(content: Content, request: Request): Promise<ReadMatch> {
  const refuse = (status: number, reason: string) => ({ request: null, status, reason });
  const body = await readJson(request, matchRequestSchema);
  if (!body.json) return refuse(body.status, body.reason);
  const { locales } = content.settings;
  const { text, channel = null, locale = locales[0] ?? "en", facts = {} } = body.json;
  if (!locales.includes(locale)) return refuse(400, `unknown locale; known: ${locales.join(", ")}`);
  const { journey } = readJourney(content, channel, Object.entries(facts));
  return { request: { text, channel, locale, facts: journey.facts }, reason: null };
}
