import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ErrorNotice } from "#components/frame/error-notice.tsx";
import { PageStatus } from "#components/frame/page-status.tsx";
import { TypedSection } from "#components/input/typed-section.tsx";
import type { ContactView } from "#components/step/contact-list.tsx";
import { StepPage } from "#components/step/step-page.tsx";
import { TrialPage } from "#components/trial/trial-page.tsx";
import type { Content } from "#machines/content/content.ts";
import { labelsOf } from "#machines/content/fact.ts";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import { plainPath } from "#machines/wizard/support.ts";
import { regionFact } from "#machines/wizard/views/region-fact.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { deliveryChannelOf, signFact } from "#machines/words.ts";
import { env } from "#server/env.ts";
import { viewContacts } from "../_words/contacts.ts";
import { typedWords } from "../_words/typed-words.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import { OwnWordsSection } from "./own-words-section.tsx";
import { readLocale, readStep, signInAddress } from "./read-step.ts";
import { TrialSection } from "./trial-section.tsx";

/** What a path of the wizard says; `null` where it does not say it. Segments are as in the path. */
export interface Asked {
  locale: string;
  channel: string | null;
  step: string | null;
  segments?: string[] | undefined;
}

/** The page of a step: a pure function of its path. Any other spelling of the path is redirected (307) to the one address of the step. */
export function WizardPage({ asked, path }: { asked: Asked; path: string }) {
  const found = read(asked);
  const { locale, t } = readLocale(asked.locale);
  if (found.kind === "unknown") return <NotFoundPage asked={asked.locale} />;
  if (found.kind === "failed") {
    return (
      <>
        <PageStatus code={500} />
        <ErrorNotice locale={locale} t={t} />
      </>
    );
  }
  const { content, view } = found;
  // The fragment shows the sentence about what was left out: the page behind the one address stays the same for everyone. In a link of support it may hold their note.
  if (path !== view.canonical)
    redirect(view.notices.length > 0 && !view.support ? `${view.canonical}#left-out` : view.canonical);
  const contacts = contactsOf(content, view);
  const channel = deliveryChannelOf(view.channel);
  if (view.step.kind === "trial" && channel)
    return (
      <TrialPage view={view} contacts={contacts} t={t}>
        <TrialSection view={view} channel={channel} />
      </TrialPage>
    );
  return (
    <StepPage
      view={view}
      t={t}
      contacts={contacts}
      signIn={signInAddress(content)}
      isCounted={env().countsOutcomes}
      typed={
        view.step.typed && (
          <TypedSection
            view={view}
            words={typedWords(view.step.typed, t)}
            providers={labelsOf(content.facts.get("provider"), asked.locale)}
            region={view.channel && regionFact(content, view.channel, asked.locale)}
          />
        )
      }
      ownWords={view.step.id === signFact && <OwnWordsSection view={view} />}
    />
  );
}

/** The ways to a person on the page of help; beside a step from which nobody gets on, only the other way in. */
function contactsOf(content: Content, { step, stuck, locale, facts }: StepView): ContactView[] {
  if (step.kind !== "help" && !stuck) return [];
  const contacts = viewContacts(content, locale, new Map(facts.map(({ key, value }) => [key, value])));
  return stuck ? contacts.filter(({ isOtherWay }) => isOtherWay) : contacts;
}

/** Title, description, one address; only what is the same for everyone may be found by search engines. */
export function wizardMetadata(asked: Asked): Metadata {
  const found = read(asked);
  const { content, locale, t } = readLocale(asked.locale);
  const brand = content.settings.brand.name;
  if (found.kind === "unknown") return {};
  if (found.kind === "failed") return { title: t("page.window", { question: t("page.error.title"), brand }) };
  const { view } = found;
  // Nothing is known yet: a language, a channel and a step.
  const isShared = !view.canonical.includes(".") && ["question", "check"].includes(view.step.kind);
  const title = t("page.window", { question: view.step.question, brand });
  // A step that no search engine may show needs none of what they read, and it would be sent with every step.
  if (!isShared && !view.support) return { title, robots: { index: false } };
  return {
    title,
    description: t("page.description", { brand }),
    alternates: { canonical: plainPath(view.canonical) },
    robots: isShared ? undefined : { index: false },
    ...(view.support ? { openGraph: previewOf(locale, view, t, brand) } : {}),
  };
}

/** What a chat shows of a link from support. Other pages go without: it would be bytes for everybody who only reads them. */
function previewOf(locale: string, { step }: StepView, t: Translate, brand: string): Metadata["openGraph"] {
  return {
    title: step.headline ?? step.question,
    description: t("page.description", { brand }),
    siteName: brand,
    locale,
    images: [{ url: `/${locale}/preview`, width: 1200, height: 630, alt: t("page.product") }],
  };
}

function read({ locale, channel, step, segments = [] }: Asked) {
  return readStep(locale, channel, step, segments.join("/"));
}
