const rightToLeft = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

/** The direction a language is written in, by its script (CLDR likely subtags). */
export function textDirection(locale: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr";
}

/** A language in its own words: "Deutsch". */
export function languageName(locale: string): string {
  return new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
}

/** Whether who reads one reads the other: `pt` and `pt-br`, in whatever case; not `zh-hans` and `zh-hant`. */
export function isSameLanguage(one: string, other: string): boolean {
  const [short = "", long = ""] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long === short || long.startsWith(`${short}-`);
}
