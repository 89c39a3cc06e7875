import type { Metadata } from "next";
import { AllChecks } from "#components/all-checks/all-checks.tsx";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { plainPaths } from "#components/step/step-paths.ts";
import { type AllView, viewAll } from "#machines/wizard/views/view-all.ts";
import { channels } from "#machines/words.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { readLocale } from "./read-step.ts";

/** All checks of a channel on one page. */
export function AllPage({ asked }: { asked: AskedChannel }) {
  const { locale, view, t } = read(asked);
  if (!view) return <NotFoundPage asked={asked.locale} />;
  const questions = view.groups.flatMap(({ checks }) => checks);
  const data = {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    mainEntity: questions.map(({ question, body }) => ({
      "@type": "Question",
      name: question,
      acceptedAnswer: { "@type": "Answer", text: body.slice(0, 300) },
    })),
  };
  return (
    <>
      <script type="application/ld+json">{JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
      <AllChecks view={view} locale={locale} t={t} />
      <PageFoot paths={footPaths(locale, view)} t={t} />
    </>
  );
}

/** Title, description, and the page in every language. */
export function allMetadata(asked: AskedChannel): Metadata {
  const { locale, view, t, brand } = read(asked);
  if (!view) return {};
  return {
    title: t("page.window", { question: t(`page.all.question.${view.channel}`), brand }),
    description: t("page.description", { brand }),
    alternates: { canonical: view.languages[locale], languages: view.languages },
  };
}

function footPaths(locale: string, { channel, languages }: AllView) {
  const here = languages[locale] ?? null;
  return { ...plainPaths(locale), help: `/${locale}/${channel}/help`, here };
}

interface AskedChannel {
  locale: string;
  channel: string;
}

function read({ locale: asked, channel: name }: AskedChannel) {
  const { content, locale, isKnown, t } = readLocale(asked);
  const channel = channels.find((known) => known === name);
  const view = isKnown && channel ? viewAll(content, locale, channel) : null;
  return { locale, view, t, brand: content.settings.brand.name };
}
