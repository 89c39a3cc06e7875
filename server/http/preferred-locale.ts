import Negotiator from "negotiator";

/** The language of `locales` that an Accept-Language header asks for; the first one when the header is missing, junk or fits none. */
export function preferredLocale(acceptLanguage: string | null, locales: readonly string[]): string {
  const [fallback = "en"] = locales;
  const wanted = new Negotiator({ headers: { "accept-language": acceptLanguage ?? "" } });
  return wanted.language([...locales]) ?? fallback;
}
