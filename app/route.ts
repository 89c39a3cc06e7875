import { getContent } from "#server/content/content.ts";
import { preferredLocale } from "#server/http/preferred-locale.ts";

/** The language is negotiated once; from then on the address decides. */
export function GET(request: Request): Response {
  const locale = preferredLocale([request.headers.get("accept-language")], getContent().settings.locales);
  return new Response(null, {
    status: 307,
    headers: { location: `/${locale}`, vary: "accept-language", "cache-control": "no-store" },
  });
}
