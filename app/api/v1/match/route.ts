import { viewMatch } from "#machines/wizard/views/view-match.ts";
import { getContent } from "#server/content/content.ts";
import { readMatchRequest } from "#server/http/match-request.ts";
import { refusedJson, tooMany } from "#server/http/refused-json.ts";
import { findChecks } from "#server/own-words/find-checks.ts";
import { takeMatch } from "#server/own-words/match-limits.ts";

/** Own words to checks. The words are read, forgotten and never logged. 400, 413, 415 with the reason; 429 with the seconds to wait. */
export async function POST(request: Request): Promise<Response> {
  const wait = takeMatch(request.headers.get("x-forwarded-for"));
  if (wait > 0) return tooMany(wait);
  const content = getContent();
  const read = await readMatchRequest(content, request);
  if (!read.request) return refusedJson(read.status, read.reason);
  const { facts, locale } = read.request;
  const { found, cut } = await findChecks(content, { ...read.request, mayAsk: true });
  return Response.json(viewMatch(content, locale, found, { journey: { facts, answers: new Map() }, cut }), {
    headers: { "cache-control": "no-store" },
  });
}
