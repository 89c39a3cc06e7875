import { viewStep } from "#machines/wizard/views/view-step.ts";
import { getContent } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { readStepQuery } from "#server/http/step-request.ts";

/** Hand-written links and plain GET forms: `/en/go?channel=email&provider=gmail` redirects to the one path of that step. */
export async function GET(request: Request, { params }: RouteContext<"/[locale]/go">): Promise<Response> {
  const content = getContent();
  const { locale } = await params;
  const query = new URL(request.url).searchParams;
  query.set("locale", locale);
  const read = readStepQuery(content, query);
  if (!read.request)
    return new Response(read.reason, { status: content.settings.locales.includes(locale) ? 400 : 404 });
  const { canonical, notices } = viewStep(content, { ...read.request, origin: env().BASE_URL });
  // The fragment shows the sentence about what was left out, as for paths.
  const location = notices.length > 0 ? `${canonical}#left-out` : canonical;
  return new Response(null, { status: 307, headers: { location } });
}
