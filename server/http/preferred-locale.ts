import Negotiator from "negotiator";

/**
 * The language of `locales` that the first of `wishes` asks for which the site can grant: names of languages, or Accept-Language headers. The first of
 * `locales` when all wishes are missing, junk or fit none.
 */
export function preferredLocale(wishes: readonly (string | null | undefined)[], locales: readonly string[]): string {
  const [fallback = "en"] = locales;
  for (const wish of wishes) {
    const granted = new Negotiator({ headers: { "accept-language": wish ?? "" } }).language([...locales]);
    if (granted !== undefined) return granted;
  }
  return fallback;
}
