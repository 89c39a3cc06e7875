import { getContent } from "#server/content/content.ts";
import { statusTexts } from "../../../[locale]/_words/status-texts.ts";

/** The sentences about a code, `{ email, sms }`, in `?locale=`: the same for everyone, fetched by ticket holders only. */
export function GET(request: Request): Response {
  const content = getContent();
  const { locales } = content.settings;
  const asked = new URL(request.url).searchParams.get("locale");
  const locale = locales.find((name) => name === asked);
  if (locale === undefined)
    return Response.json({ error: `locale must be one of ${locales.join(", ")}` }, { status: 400 });
  const texts = {
    email: statusTexts(content, locale, "email", "clock"),
    sms: statusTexts(content, locale, "sms", "clock"),
  };
  return Response.json(texts, { headers: { "cache-control": "public, max-age=60" } });
}
