import type { Translate } from "#machines/content/interface/interface-text.ts";

export interface OwnWordsTexts {
  label: string;
  private: string;
  find: string;
  question: string;
  /** With `{words}`. */
  because: string;
  none: string;
  nothing: string;
  failed: string;
  cut: string;
}

/** The texts of the field for own words; with an assistant the page says that it reads them. */
export function ownWordsTexts(t: Translate, isAssisted: boolean): OwnWordsTexts {
  return {
    label: t("page.words.label"),
    private: isAssisted ? t("page.words.assisted") : t("page.words.private"),
    find: t("page.words.find"),
    question: t("page.words.question"),
    because: t("page.words.because", { words: "{words}" }),
    none: t("page.words.none"),
    nothing: t("page.words.nothing"),
    failed: t("page.words.failed"),
    cut: t("page.words.cut"),
  };
}
