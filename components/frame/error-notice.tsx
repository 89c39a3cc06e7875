import type { Translate } from "#machines/content/interface/interface-text.ts";
import { StepHeading } from "../base/step-heading.tsx";

/** Something broke on our side: whose fault, what is safe, and the two ways on. Trying again asks for the page at this address anew. */
export function ErrorNotice({ locale, t }: { locale: string; t: Translate }) {
  return (
    <>
      <StepHeading>{t("page.error.question")}</StepHeading>
      <p className="mt-4 mb-8">{t("page.error.body")}</p>
      {/* Without an action it leads to where one is. */}
      <form>
        <button
          type="submit"
          className="rounded-control bg-accent px-8 py-4 font-semibold text-on-accent hover:bg-accent-strong"
        >
          {t("page.error.retry")}
        </button>
      </form>
      <p className="mt-14 border-t border-hairline pt-4">
        <a
          href={`/${locale}/help`}
          className="inline-flex min-h-target items-center font-semibold text-accent underline underline-offset-4"
        >
          {t("page.foot.human")}
        </a>
      </p>
    </>
  );
}
