import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { AllView } from "#machines/wizard/views/view-all.ts";
import { Markdown } from "../base/markdown.tsx";
import { StepHeading } from "../base/step-heading.tsx";
import { Incidents } from "./incidents.tsx";

/** Everything about a channel on one page, made for printing, bad connections and search engines. */
export function AllChecks({ view, locale, t }: { view: AllView; locale: string; t: Translate }) {
  return (
    <>
      <Incidents incidents={view.incidents} locale={locale} t={t} />
      <StepHeading>{t(`page.all.question.${view.channel}`)}</StepHeading>
      <p className="mt-4">{t("page.all.intro")}</p>
      <p className="mt-4 print:hidden">
        <a
          className="inline-flex min-h-target items-center font-semibold text-accent underline underline-offset-4"
          href={`/${locale}/${view.channel}`}
        >
          {t("page.all.wizard")}
        </a>
      </p>
      <nav aria-labelledby="contents" className="mt-8 print:hidden">
        <h2 id="contents" className="text-lead font-semibold">
          {t("page.all.contents")}
        </h2>
        <ul className="mt-2 text-small">
          {view.groups.flatMap(({ checks }) =>
            checks.map((check) => (
              <li key={check.id}>
                <a
                  className="inline-flex min-h-target items-center underline underline-offset-4"
                  href={`#${check.id}`}
                  lang={check.language}
                >
                  {check.title}
                </a>
              </li>
            )),
          )}
        </ul>
      </nav>
      {view.groups.map(({ symptom, checks }) => (
        <section key={symptom} aria-labelledby={symptom} className="mt-12">
          <h2 id={symptom} className="text-title font-semibold">
            {t(`page.all.${symptom}`)}
          </h2>
          {checks.map((check) => (
            <article
              key={check.id}
              className="mt-8 break-inside-avoid border-t border-hairline pt-6"
              lang={check.language}
              dir={check.language === locale ? undefined : "auto"}
            >
              <h3 id={check.id} className="mb-4 text-lead font-semibold">
                {check.question}
              </h3>
              {check.language !== locale && (
                <p className="mb-2 text-small text-quiet" lang={locale}>
                  {t("page.all.fallback")}
                </p>
              )}
              <Markdown text={check.body} />
            </article>
          ))}
        </section>
      ))}
    </>
  );
}
