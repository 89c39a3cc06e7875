import { buttonStyle } from "#components/base/button-style.ts";
import { SoftLink } from "#components/base/soft-link.tsx";
import { StepHeading } from "#components/base/step-heading.tsx";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { PageStatus } from "#components/frame/page-status.tsx";
import { channels } from "#machines/words.ts";
import { readLocale } from "./read-step.ts";

/** An address that leads nowhere, also one in a language we do not have: says so and offers the way on. */
export function NotFoundPage({ asked }: { asked: string | undefined }) {
  const { content, locale, t } = readLocale(asked);
  const start = `/${locale}`;
  return (
    <>
      <PageStatus code={404} />
      <title>{t("page.window", { question: t("page.not-found.title"), brand: content.settings.brand.name })}</title>
      <StepHeading>{t("page.not-found.question")}</StepHeading>
      <p className="mt-4">{t("page.not-found.body")}</p>
      <ul className="mt-8 space-y-3">
        {channels.map((channel) => (
          <li key={channel}>
            <SoftLink href={`${start}/${channel}`} className={`${buttonStyle.secondary} ${buttonStyle.onward}`}>
              {t(`step.channel.${channel}`)}
            </SoftLink>
          </li>
        ))}
      </ul>
      <PageFoot paths={{ start, help: `${start}/help`, delivery: `${start}/delivery`, here: null }} t={t} />
    </>
  );
}
