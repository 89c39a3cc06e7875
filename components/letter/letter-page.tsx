import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { WrittenLetter } from "#machines/content/letter/write-letter.ts";
import { buttonStyle } from "../base/button-style.ts";
import { CopyButton } from "../base/copy-button.tsx";
import { Icon } from "../base/icon.tsx";
import { splitAddresses } from "../base/isolate-addresses.ts";
import { SoftLink } from "../base/soft-link.tsx";
import { StepHeading } from "../base/step-heading.tsx";

/**
 * Ready words for somebody else who must act: to copy, to send, in the language of whoever gets them. Without JavaScript one tap selects the text.
 * `languages`: the page of each; `back`: the step it was opened from.
 */
export function LetterPage(props: {
  letter: WrittenLetter;
  dir: "ltr" | "rtl";
  languages: { locale: string; name: string; href: string }[];
  back: string | null;
  t: Translate;
}) {
  const { letter, dir, languages, back, t } = props;
  return (
    <>
      <StepHeading>{letter.title}</StepHeading>
      <p className="mt-1.5 text-small text-quiet">{t("page.letter.intro")}</p>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <span>
          <CopyButton
            className={`${buttonStyle.compact} border-transparent bg-accent text-on-accent hover:bg-accent-strong`}
            text={letter.text}
            label={t("page.letter.copy")}
          />
        </span>
        {letter.mail && (
          <a href={letter.mail} className={buttonStyle.quiet}>
            {t("page.letter.email")}
          </a>
        )}
      </div>
      <p
        lang={letter.language}
        dir={dir}
        className="mt-4 rounded-control bg-wash px-4 py-3 text-small whitespace-pre-line select-all"
      >
        {splitAddresses(letter.text).map(({ text, isAddress, at }) =>
          isAddress ? (
            <bdi key={at} dir="ltr" className="inline-block max-w-full wrap-anywhere">
              {text}
            </bdi>
          ) : (
            text
          ),
        )}
      </p>
      {back && (
        <p className="mt-6">
          <SoftLink href={back} className={buttonStyle.secondary}>
            {t("resend.page.back")}
          </SoftLink>
        </p>
      )}
      <details className="mt-3">
        <summary className="fold">
          <Icon shape="down" />
          {t("page.letter.language")}
        </summary>
        <ul className="flex flex-wrap gap-x-6">
          {languages.map(({ locale, name, href }) => (
            <li key={locale}>
              <SoftLink
                href={href}
                soft="here"
                lang={locale}
                aria-current={locale === letter.language ? "true" : undefined}
                className={`${buttonStyle.aside} aria-[current]:font-semibold aria-[current]:text-ink`}
              >
                <bdi>{name}</bdi>
              </SoftLink>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
