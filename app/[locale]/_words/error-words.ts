import type { ErrorText } from "#components/frame/error-words.tsx";
import { readLocale } from "../_parts/read-step.ts";

/** The words of the error page in the language of the path. */
export function errorWords(asked: string): ErrorText {
  const { locale, t } = readLocale(asked);
  return {
    question: t("page.error.question"),
    body: t("page.error.body"),
    retry: t("page.error.retry"),
    human: t("page.foot.human"),
    help: `/${locale}/help`,
  };
}
