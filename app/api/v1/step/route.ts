import { viewStep } from "#machines/wizard/views/view-step.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { refusedJson, tooMany } from "#server/http/refused-json.ts";
import { takeStep } from "#server/http/step-limits.ts";
import { readStepQuery } from "#server/http/step-request.ts";

/** The wizard as JSON: the same keys as the path. 400 with the reason when the question itself makes no sense; 429 with the seconds to wait. */
export function GET(request: Request): Response {
  const wait = takeStep(request.headers.get("x-forwarded-for"));
  if (wait > 0) return tooMany(wait);
  const content = getContent();
  const read = readStepQuery(content, new URL(request.url).searchParams);
  if (!read.request) return refusedJson(400, read.reason);
  const view = viewStep(content, { ...read.request, origin: env().BASE_URL });
  return Response.json(view, { headers: { "cache-control": "public, max-age=60, s-maxage=60" } });
}
