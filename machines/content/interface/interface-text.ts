import { createTranslator, type Messages } from "use-intl/core";
import { type Content, inLanguage } from "../content.ts";

/** `t("step.why.same-place", { place })` */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** The interface texts of a language (ICU messages). A key that does not exist throws: the interface schema has refused that before. */
export function interfaceText({ interfaces, settings }: Content, locale: string): Translate {
  const messages = inLanguage(interfaces, locale, settings);
  const ofMessages = known.get(messages) ?? new Map<string, Translate>();
  known.set(messages, ofMessages);
  const translate = ofMessages.get(locale) ?? translatorOf(messages, locale);
  ofMessages.set(locale, translate);
  return translate;
}

// A translator keeps the messages it has compiled, so one serves all pages of a language.
const known = new WeakMap<Messages, Map<string, Translate>>();

function translatorOf(messages: Messages, locale: string): Translate {
  const translate = createTranslator({
    locale,
    messages,
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => translate(key, values);
}

/** One text for each word of a vocabulary. */
export function textByWord<Word extends string>(
  words: readonly Word[],
  text: (word: Word) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word) => [word, text(word)]));
}
