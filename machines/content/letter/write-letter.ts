import { fillPlaceholders } from "../body/placeholder.ts";
import { type Content, inLanguage } from "../content.ts";
import type { Facts } from "../fact.ts";
import { isSameLanguage } from "../text-direction.ts";
import type { Letter } from "./letter.ts";

/** A letter as it is copied. */
export interface WrittenLetter {
  /** For the person, in the language of the page. */
  title: string;
  /** Of the text. */
  language: string;
  text: string;
  /** Begins an e-mail with it; `null` where it is not sent by e-mail, or too long for that. */
  mail: string | null;
  /** The languages there are. */
  languages: string[];
}

// Browsers on Windows hand no longer address on to the mail program, and say nothing.
const longestAddress = 2_000;

/** The letter in the language of whoever gets it, its title in that of the page; `null` where there is none, or not in that language. */
export function writeLetter(content: Content, locale: string, id: string, language: string): WrittenLetter | null {
  const letter = content.letters.get(id);
  const words = letter?.texts.get(language);
  if (!letter || !words) return null;
  const fill = (text: string) => fillPlaceholders(text, content.placeholders, language);
  const text = fill(words.text);
  const mail = `mailto:?subject=${encodeURIComponent(fill(words.subject))}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  return {
    title: fillPlaceholders(inLanguage(letter.texts, locale, content.settings).title, content.placeholders, locale),
    language,
    text,
    mail: letter.isMail && mail.length <= longestAddress ? mail : null,
    languages: content.settings.locales.filter((one) => letter.texts.has(one)),
  };
}

/** In which language its reader writes, as far as is known: that of the country, say. Otherwise it is that of the person. */
export function languageOfReader(content: Content, letter: Letter, facts: Facts, locale: string): string {
  const key = letter.languageOf;
  const value = key === null ? undefined : content.facts.get(key)?.values.find(({ id }) => id === facts.get(key));
  const written = [...letter.texts.keys()];
  const textIn = (language: string) =>
    written.find((one) => one === language) ?? written.find((one) => isSameLanguage(one, language));
  const theirs = value?.language === undefined ? undefined : textIn(value.language);
  return theirs ?? textIn(locale) ?? content.settings.locales[0] ?? locale;
}
