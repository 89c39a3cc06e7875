import { offlinePage } from "#server/http/offline/offline-page.ts";
import { readLocale } from "../_parts/read-step.ts";

export const dynamic = "force-dynamic";

/** What the service worker shows where the line is lost (server/http/offline/worker.js); it asks for it ahead. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { content, locale, isKnown } = readLocale((await params).locale);
  const page = offlinePage(content, locale);
  return new Response(page, { status: isKnown ? 200 : 404, headers: { "content-type": "text/html; charset=utf-8" } });
}
