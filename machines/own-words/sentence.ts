import { fillPlaceholders } from "../content/body/placeholder.ts";
import type { Check } from "../content/check.ts";
import { type Content, inLanguage } from "../content/content.ts";

/** A short sentence for a check, for a person to tap: "Is your mailbox full?" */
export function sentenceOf(content: Content, check: Check, locale: string): string {
  return fillPlaceholders(inLanguage(check.texts, locale, content.settings).question, content.placeholders, locale);
}
