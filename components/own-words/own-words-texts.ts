import type { Translate } from "#machines/content/interface/interface-text.ts";

export interface OwnWordsTexts {
  label: string;
  private: string;
  find: string;
  question: string;
  nothing: string;
  failed: string;
  cut: string;
}

/** The texts of the field for own words. */
export function ownWordsTexts(t: Translate): OwnWordsTexts {
  return {
    label: t("page.words.label"),
    private: t("page.words.private"),
    find: t("page.words.find"),
    question: t("page.words.question"),
    nothing: t("page.words.nothing"),
    failed: t("page.words.failed"),
    cut: t("page.words.cut"),
  };
}
