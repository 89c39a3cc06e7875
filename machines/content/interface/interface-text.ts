import { createTranslator, type Messages } from "use-intl/core";
import { type Content, inLanguage } from "../content.ts";

/** `t("step.why.same-place", { place })` */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** The interface texts of a language (ICU messages). A key that does not exist throws: the interface schema has refused that before. */
export function interfaceText(content: Content, locale: string): Translate {
  const messages: Messages = inLanguage(content.interfaces, locale, content.settings);
  const translate = createTranslator({
    locale,
    messages,
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => translate(key, values);
}
