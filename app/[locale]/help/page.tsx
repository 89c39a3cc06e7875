import type { Metadata } from "next";
import { Markdown } from "#components/base/markdown.tsx";
import { StepHeading } from "#components/base/step-heading.tsx";
import { PageFoot } from "#components/frame/page-foot.tsx";
import { ContactList } from "#components/step/contact-list.tsx";
import { plainPaths } from "#components/step/step-paths.ts";
import { NotFoundPage } from "../_parts/not-found-page.tsx";
import { readLocale } from "../_parts/read-step.ts";
import { viewContacts } from "../_words/contacts.ts";

// Rendered when it is asked for, the same for everyone; kept by server/http.
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { content, t } = readLocale((await params).locale);
  const brand = content.settings.brand.name;
  return {
    title: t("page.window", { question: t("page.human.title"), brand }),
    description: t("page.description", { brand }),
  };
}

/** The ways to a human for those who are on no journey: from the start, a page that is not there, an error. */
export default async function HumanPage({ params }: Props) {
  const { locale } = await params;
  const { content, isKnown, t } = readLocale(locale);
  if (!isKnown) return <NotFoundPage asked={locale} />;
  const here = `/${locale}/help`;
  return (
    <>
      <StepHeading>{t("page.human.question")}</StepHeading>
      <div className="mt-4 mb-8">
        <Markdown text={t("page.human.body")} />
      </div>
      <ContactList contacts={viewContacts(content, locale, new Map())} elsewhere={t("page.elsewhere")} heading="h2" />
      <PageFoot paths={{ ...plainPaths(locale), help: null, here }} t={t} />
    </>
  );
}
