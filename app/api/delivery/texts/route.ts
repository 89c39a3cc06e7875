import { statusTexts } from "#components/code-status/status-texts.ts";
import { trialTexts } from "#components/trial/trial-texts.ts";
import { perDeliveryChannel } from "#machines/words.ts";
import { getContent } from "#server/content/content.ts";
import { refusedJson } from "#server/http/refused-json.ts";

/** The sentences about a code and of its trials (`trial`), `{ email, sms }`, in `?locale=`: the same for everyone, fetched by ticket holders only. */
export function GET(request: Request): Response {
  const content = getContent();
  const { locales } = content.settings;
  const asked = new URL(request.url).searchParams.get("locale");
  const locale = locales.find((name) => name === asked);
  if (locale === undefined) return refusedJson(400, `locale must be one of ${locales.join(", ")}`);
  const texts = perDeliveryChannel((channel) => ({
    ...statusTexts(content, locale, channel, "clock"),
    trial: trialTexts(content, locale, channel),
  }));
  return Response.json(texts, { headers: { "cache-control": "public, max-age=60" } });
}
