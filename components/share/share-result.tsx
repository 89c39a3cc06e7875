import { foldBody } from "#machines/content/body/fold-body.ts";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import { longestNote } from "#machines/link/note.ts";
import type { ShareView } from "#machines/link/view-share.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Markdown } from "../base/markdown.tsx";
import { SoftLink } from "../base/soft-link.tsx";
import { StepHeading } from "../base/step-heading.tsx";
import { LinkTexts } from "./link-texts.tsx";

/** A finished link: what to copy, what the customer sees first, and the ways to change it. `dir`: of the customer's language. */
export function ShareResult(props: {
  view: ShareView;
  dir: "ltr" | "rtl";
  nameOf: (locale: string) => string;
  t: Translate;
}) {
  const { view, dir, nameOf, t } = props;
  const { link, texts, to } = view;
  const words = {
    show: t("page.share.show"),
    qr: t("page.share.qr"),
    note: {
      label: t("page.share.note.label"),
      hint: t("page.share.note.hint", { most: longestNote }),
      code: t("page.share.note.code"),
      link: t("page.share.note.link"),
      long: t("page.share.note.long", { count: "{count}" }),
      address: t("page.share.note.address"),
      number: t("page.share.note.number"),
    },
  };
  return (
    <>
      <StepHeading>{t("page.share.ready")}</StepHeading>
      <p className="mt-1.5 text-small text-quiet">
        {view.journey.facts.size + view.journey.answers.size === 0
          ? t("page.share.unclear")
          : t("page.share.starts", { step: view.seen })}
      </p>
      <LinkTexts
        link={link}
        language={{ lang: to, dir }}
        words={words}
        texts={(["chat", "email", "phone", "link"] as const).map((id) => ({
          id,
          title: t(`page.share.${id}`),
          copy: t(`page.share.copy.${id}`),
          text: id === "link" ? link : texts[id],
        }))}
      />
      {view.others.length > 0 && (
        <nav aria-label={t("page.share.others")} className="mt-6">
          <h2 className="text-small font-semibold">{t("page.share.others")}</h2>
          <ul className="mt-2 space-y-2">
            {view.others.map(({ sentence, href }) => (
              <li key={href}>
                <SoftLink href={href} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
                  {sentence ?? t("page.share.opening")}
                </SoftLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <nav aria-label={t("page.share.language")} className="mt-6">
        <h2 className="text-small font-semibold">{t("page.share.language")}</h2>
        <ul className="flex flex-wrap gap-x-2">
          {view.languages.map(({ locale, href }) => (
            <li key={locale}>
              <SoftLink
                href={href}
                soft="here"
                aria-current={locale === to ? "true" : undefined}
                lang={locale}
                className={buttonStyle.chip}
              >
                {nameOf(locale)}
              </SoftLink>
            </li>
          ))}
        </ul>
      </nav>
      <FirstPage view={view} dir={dir} t={t} />
      {view.says.length > 0 && (
        <section aria-labelledby="says" className="mt-6">
          <h2 id="says" className="text-small font-semibold">
            {t("page.share.says")}
          </h2>
          <ul className="text-small">
            {view.says.map(({ key, text, href }) => (
              <li key={key} className="flex items-center justify-between gap-4 border-t border-hairline py-1">
                <span>{text}</span>
                <SoftLink href={href} aria-label={`${t("page.share.drop")}: ${text}`} className="link-change">
                  {t("page.share.drop")}
                </SoftLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What stands first on the page of the customer, in their language. */
function FirstPage({ view: { first, to, link }, dir, t }: { view: ShareView; dir: "ltr" | "rtl"; t: Translate }) {
  const { headline, question, why, answers } = first;
  return (
    <section aria-labelledby="first-page" className="mt-6">
      <h2 id="first-page" className="text-small font-semibold">
        {t("page.share.preview")}
      </h2>
      <div lang={to} dir={dir} className="mt-2 rounded-control border border-outline px-4 py-3 text-small">
        <p className="text-lead font-semibold">{headline ?? question}</p>
        {why && <p className="text-quiet">{why}</p>}
        {first.kind === "check" && (
          <div className="mt-2">
            <Markdown text={foldBody(first.body, first.language).deed} />
          </div>
        )}
        <ul className="mt-2">
          {answers.map(({ id, label }) => (
            <li key={id} className="border-t border-hairline py-1.5">
              {label}
            </li>
          ))}
        </ul>
      </div>
      <a href={link} className={buttonStyle.quiet}>
        {t("page.share.open")}
      </a>
    </section>
  );
}
