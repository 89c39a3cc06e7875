import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { AllView } from "#machines/wizard/views/view-all.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";
import { Markdown } from "../base/markdown.tsx";
import { StepHeading } from "../base/step-heading.tsx";
import { Incidents } from "../step/incidents.tsx";
import { CheckFilter } from "./check-filter.tsx";

/** Everything about a channel on one page, made for printing, bad connections and search engines: one line per check, which unfolds. */
export function AllChecks({ view, locale, t }: { view: AllView; locale: string; t: Translate }) {
  return (
    <>
      <Incidents incidents={view.incidents} locale={locale} t={t} />
      <StepHeading>{t(`page.all.question.${view.channel}`)}</StepHeading>
      <p className="mt-4 print:hidden">{t("page.all.intro")}</p>
      <p className="mt-2 print:hidden">
        <a
          className="inline-flex min-h-target items-center font-semibold text-accent underline underline-offset-4"
          href={`/${locale}/${view.channel}`}
        >
          {t("page.all.wizard")}
        </a>
      </p>
      <CheckFilter
        list="all-checks"
        words={{
          label: t("page.all.filter"),
          none: t("page.all.none"),
          found: t("page.all.found", { count: "{count}" }),
        }}
      />
      <div id="all-checks" className="[&_em]:text-small [&_em]:text-quiet [&_em]:not-italic">
        {view.groups.map(({ symptom, checks }) => (
          <section
            key={symptom}
            aria-labelledby={symptom}
            className="mt-8 print:mt-2 has-[>article]:[&:not(:has(>article:not([hidden])))]:hidden"
          >
            <h2 id={symptom} className="mb-2 text-lead font-semibold">
              {t(`page.all.${symptom}`)}
            </h2>
            {checks.map((check) => (
              <article
                key={check.id}
                className="border-t border-hairline"
                lang={check.language}
                dir={check.language === locale ? undefined : "auto"}
              >
                <details className="unfold-print">
                  <summary className="flex min-h-14 items-center gap-3 py-2 font-semibold hover:text-accent">
                    <h3 className="grow">{check.question}</h3>
                    <Icon shape="down" className="text-accent print:hidden" />
                  </summary>
                  {/* The address of a check opens its fold, because it names what is inside. */}
                  <div id={check.id} className="scroll-mt-20 pb-6 print:pb-2">
                    {check.language !== locale && (
                      <p className="mb-2 text-small text-quiet" lang={locale}>
                        {t("page.all.fallback")}
                      </p>
                    )}
                    <Markdown text={check.body} />
                    <a
                      className={`${buttonStyle.aside} mt-2 print:hidden`}
                      href={`/${locale}/share/${locale}/${view.channel}/sign.${check.id}`}
                      lang={locale}
                    >
                      {t("page.share.here")}
                    </a>
                  </div>
                </details>
              </article>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}
