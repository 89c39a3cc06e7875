import { viewGetIn } from "#machines/wizard/views/view-get-in.ts";
import { getContent } from "#server/content/content.ts";
import { readStepQuery } from "#server/http/step-request.ts";

/** The best of what is open, three checks at most, as JSON: the query of a step, whose channel must be known. */
export function GET(request: Request): Response {
  const content = getContent();
  const read = readStepQuery(content, new URL(request.url).searchParams);
  if (!read.request) return Response.json({ error: read.reason }, { status: 400 });
  const { locale, channel, pairs } = read.request;
  if (!channel) return Response.json({ error: "channel is missing" }, { status: 400 });
  const view = viewGetIn(content, locale, channel, pairs);
  return Response.json(view, { headers: { "cache-control": "public, max-age=60, s-maxage=60" } });
}
