import { viewGetIn } from "#machines/wizard/views/view-get-in.ts";
import { getContent } from "#server/content/content.ts";
import { refusedJson, tooMany } from "#server/http/refused-json.ts";
import { takeStep } from "#server/http/step-limits.ts";
import { readStepQuery } from "#server/http/step-request.ts";

/** The best of what is open, three checks at most, as JSON: the query of a step, whose channel must be known. 400 and 429 as for a step. */
export function GET(request: Request): Response {
  const wait = takeStep(request.headers.get("x-forwarded-for"));
  if (wait > 0) return tooMany(wait);
  const content = getContent();
  const read = readStepQuery(content, new URL(request.url).searchParams);
  if (!read.request) return refusedJson(400, read.reason);
  const { locale, channel, pairs } = read.request;
  if (!channel) return refusedJson(400, "channel is missing");
  const view = viewGetIn(content, locale, channel, pairs);
  return Response.json(view, { headers: { "cache-control": "public, max-age=60, s-maxage=60" } });
}
