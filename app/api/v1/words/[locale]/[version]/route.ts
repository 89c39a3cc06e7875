import { getContent, writtenVersion } from "#server/content/content.ts";
import { wordIndexOf } from "#server/content/word-indexes.ts";
import { refusedJson } from "#server/http/refused-json.ts";

/**
 * What a browser matches own words with, for one language of the settings. The address carries the version of the content, so it may be kept for ever; one
 * with another version gets the index of today, fresh for a minute. 404 for an unknown language.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; version: string }> },
): Promise<Response> {
  const content = getContent();
  const { locale, version } = await params;
  if (!content.settings.locales.includes(locale))
    return refusedJson(404, `unknown locale; known: ${content.settings.locales.join(", ")}`);
  const isOfNow = version === writtenVersion();
  return Response.json(await wordIndexOf(content, locale), {
    headers: { "cache-control": isOfNow ? "public, max-age=31536000, immutable" : "public, max-age=60" },
  });
}
