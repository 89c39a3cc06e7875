import { redirect } from "next/navigation";
import { buttonStyle } from "#components/base/button-style.ts";
import { SoftLink } from "#components/base/soft-link.tsx";
import { StepHeading } from "#components/base/step-heading.tsx";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { plainPaths } from "#components/step/step-paths.ts";
import { viewLikely } from "#machines/wizard/views/view-likely.ts";
import { channels } from "#machines/words.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { readLocale } from "./read-step.ts";
import type { UnlistedPage } from "./unlisted-page.ts";

/** Own words, as sentences to tap, for browsers without JavaScript. A pure function of the path, like every public page. */
export function LikelyPage({ asked }: { asked: UnlistedPage }) {
  const { content, locale, isKnown, t } = readLocale(asked.locale);
  const channel = channels.find((name) => name === asked.channel);
  if (!isKnown || !channel) return <NotFoundPage asked={asked.locale} />;
  const view = viewLikely(content, locale, channel, asked.segments);
  const start = `/${locale}/${channel}`;
  if (!view) redirect(start);
  if (view.canonical !== [start, "likely", ...asked.segments].join("/")) redirect(view.canonical);
  return (
    <>
      <StepHeading>{t("page.words.question")}</StepHeading>
      <nav aria-label={t("page.answers")} className="mt-8">
        <ul className="space-y-3">
          {view.sentences.map(({ check, sentence, href }, index) => (
            <li key={check}>
              <SoftLink
                href={href}
                soft={index === 0 ? "likely" : "ahead"}
                className={`${buttonStyle.secondary} ${buttonStyle.onward}`}
              >
                {sentence}
              </SoftLink>
            </li>
          ))}
          <li>
            <SoftLink href={view.none} className={`${buttonStyle.secondary} ${buttonStyle.onward}`}>
              {t("page.words.none")}
            </SoftLink>
          </li>
        </ul>
      </nav>
      <PageFoot paths={{ ...plainPaths(locale), help: `${start}/help` }} t={t} />
    </>
  );
}
