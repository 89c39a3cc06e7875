import type { Translate } from "#machines/content/interface/interface-text.ts";

export type ErrorTexts = ReturnType<typeof errorTexts>;

/** The words of the error page, and the path of the ways to a human. */
export function errorTexts(locale: string, t: Translate) {
  return {
    question: t("page.error.question"),
    body: t("page.error.body"),
    retry: t("page.error.retry"),
    human: t("page.foot.human"),
    help: `/${locale}/help`,
  };
}
