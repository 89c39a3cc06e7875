import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { buttonStyle } from "#components/base/button-style.ts";
import { SoftLink } from "#components/base/soft-link.tsx";
import { StepHeading } from "#components/base/step-heading.tsx";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { KnownFields } from "#components/share/known-fields.tsx";
import { LinkForm } from "#components/share/link-form.tsx";
import { ShareResult } from "#components/share/share-result.tsx";
import { plainPaths } from "#components/step/step-paths.ts";
import { languageName, textDirection } from "#machines/content/text-direction.ts";
import { viewKnowable } from "#machines/link/view-knowable.ts";
import { viewShare } from "#machines/link/view-share.ts";
import { segmentsOf } from "#machines/wizard/pair.ts";
import { writtenVersion } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { makeLinkByForm } from "../../../actions/link.ts";
import { NotFoundPage } from "../../_parts/not-found-page.tsx";
import { readLocale } from "../../_parts/read-step.ts";
import { unlistedMetadata } from "../../_parts/unlisted-page.ts";

// Rendered when it is asked for, the same for everyone; kept by server/http.
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; link?: string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return unlistedMetadata((await params).locale, (t) => t("page.share.title"));
}

/** The link builder: the form, and at the path of a link that link with its texts. A pure function of the path, like every public page. */
export default async function SharePage({ params }: Props) {
  const { locale: asked, link: path = [] } = await params;
  const { content, locale, isKnown, t } = readLocale(asked);
  if (!isKnown) return <NotFoundPage asked={asked} />;
  const start = `/${locale}/share`;
  const view = path.length > 0 ? viewShare(content, locale, path, env().BASE_URL) : null;
  if (path.length > 0 && !view) redirect(start);
  if (view && view.canonical !== ["", locale, "share", ...path].join("/")) redirect(view.canonical);
  const { locales } = content.settings;
  return (
    <>
      {view ? (
        <>
          <ShareResult view={view} dir={textDirection(view.to)} nameOf={languageName} t={t} />
          <SoftLink href={start} className={`${buttonStyle.secondary} ${buttonStyle.onward} mt-8`}>
            {t("page.share.again")}
          </SoftLink>
          <h2 className="mt-8 text-lead font-semibold">{t("page.share.change")}</h2>
        </>
      ) : (
        <>
          <StepHeading>{t("page.share.question")}</StepHeading>
          <p className="mt-1.5 text-small text-quiet">{t("page.share.intro")}</p>
        </>
      )}
      <LinkForm
        key={view?.canonical ?? ""}
        site={{ locale, locales, version: writtenVersion() ?? "none" }}
        languages={locales.map((one) => ({ locale: one, name: languageName(one) }))}
        to={view?.to ?? ""}
        isFirst={!view}
        action={makeLinkByForm}
        texts={{
          sentence: t("page.share.sentence"),
          private: t("page.share.private"),
          language: t("page.share.language"),
          auto: t("page.share.auto"),
          make: t("page.share.make"),
          failed: t("page.share.failed"),
        }}
      >
        <KnownFields
          knowable={viewKnowable(content, locale)}
          channel={view?.channel ?? null}
          ticked={new Set(view ? segmentsOf(view.journey) : [])}
          t={t}
        />
      </LinkForm>
      <PageFoot paths={plainPaths(locale)} t={t} />
    </>
  );
}
