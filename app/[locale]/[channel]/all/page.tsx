import type { Metadata } from "next";
import { AllChecks } from "#components/all-checks";
import { viewAll } from "#machines/view-all";
import { channels } from "#machines/words";
import { NotFoundPage } from "../../not-found-page.tsx";
import { readLocale } from "../../read-step.ts";

export const dynamic = "force-static";
export const revalidate = 300;

interface Props {
  params: Promise<{ locale: string; channel: string }>;
}

export function generateStaticParams(): [] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view, t, brand } = read(await params);
  if (!view) return {};
  return {
    title: t("page.window", { question: t(`page.all.question.${view.channel}`), brand }),
    description: t("page.description", { brand }),
    alternates: { canonical: view.languages[locale], languages: view.languages },
  };
}

/** All checks of a channel on one page. */
export default async function AllPage({ params }: Props) {
  const asked = await params;
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
    </>
  );
}

function read({ locale: asked, channel: name }: { locale: string; channel: string }) {
  const { content, locale, isKnown, t } = readLocale(asked);
  const channel = channels.find((known) => known === name);
  const view = isKnown && channel ? viewAll(content, locale, channel) : null;
  return { locale, view, t, brand: content.settings.brand.name };
}
