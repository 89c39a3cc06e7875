import { viewStep } from "#machines/wizard/views/view-step.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { readStepQuery } from "#server/http/step-request.ts";

/** The wizard as JSON: the same keys as the path. 400 with the reason when the question itself makes no sense. */
export function GET(request: Request): Response {
  const content = getContent();
  const read = readStepQuery(content, new URL(request.url).searchParams);
  if (!read.request) return Response.json({ error: read.reason }, { status: 400 });
  const view = viewStep(content, { ...read.request, origin: env().BASE_URL });
  return Response.json(view, { headers: { "cache-control": "public, max-age=60, s-maxage=60" } });
}
