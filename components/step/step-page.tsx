import type { ReactNode } from "react";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { buttonStyle } from "../base/button-style.ts";
import { Icon } from "../base/icon.tsx";
import { Markdown } from "../base/markdown.tsx";
import { StepHeading } from "../base/step-heading.tsx";
import { PageFoot } from "../frame/page-foot.tsx";
import { LetterLinks } from "../letter/letter-links.tsx";
import { Answers } from "./answers.tsx";
import { CheckBody } from "./check-body.tsx";
import { ContactList, type ContactView } from "./contact-list.tsx";
import { Outlook } from "./outlook.tsx";
import { ProductLines } from "./product-line.tsx";
import { stepPaths } from "./step-paths.ts";
import { StepTop } from "./step-top.tsx";
import { TriedForm } from "./tried-form.tsx";
import { TriedSummary } from "./tried-summary.tsx";

/** A step of the wizard, of any kind but a trial of a code that is sent, from top to bottom. */
export function StepPage(props: {
  view: StepView;
  t: Translate;
  contacts: ContactView[];
  signIn: string;
  typed?: ReactNode;
  /** The field for own words, on the opening page. */
  ownWords?: ReactNode;
  /** Ends of journeys are counted. */
  isCounted: boolean;
}) {
  const { view, t, contacts, signIn, typed, ownWords, isCounted } = props;
  const { step } = view;
  // Where a translation is missing the text is in the source language, and says so to the reader and to the screen reader.
  const isForeign = step.language !== view.locale;
  const written = isForeign ? { lang: step.language, dir: "auto" as const } : {};
  return (
    <>
      {/* React loads it once for each address in a document: a journey that ends in help may still end well. */}
      {isCounted && (step.kind === "solved" || step.kind === "help") && <script async src={`/ended.js?${step.kind}`} />}
      <StepTop view={view} contacts={contacts} t={t} />
      {step.kind === "solved" && (
        <span
          data-calm
          className="mb-5 grid size-12 place-items-center rounded-full bg-accent text-lead text-on-accent"
        >
          <Icon shape="check" />
        </span>
      )}
      {isForeign && <p className="mb-3 text-small text-quiet">{t("page.all.fallback")}</p>}
      <StepHeading>
        {step.headline ?? (isForeign ? <span {...written}>{step.question}</span> : step.question)}
      </StepHeading>
      {step.headline && (
        <p className="mt-2 font-semibold" {...written}>
          {step.question}
        </p>
      )}
      {step.why && <p className="why">{step.why}</p>}
      {step.kind === "solved" && (
        <p className="mt-6">
          <a href={signIn} className={buttonStyle.primary} data-for="sign-in">
            {t("page.solved.sign-in")}
            <Icon shape="outside" className="opacity-70" />
          </a>
        </p>
      )}
      {step.kind === "help" && (
        <section aria-label={t("page.help.contacts")} className="mt-6">
          <ContactList contacts={contacts} elsewhere={t("page.elsewhere")} heading="h2" />
        </section>
      )}
      <ProductLines choices={view.choices.filter((choice) => !choice.typed)} t={t} />
      {step.kind === "check" ? (
        <CheckBody step={step} written={written} t={t} />
      ) : (
        <div className="mt-6" {...written}>
          <Markdown text={step.body} />
        </div>
      )}
      {step.kind === "help" && view.summary && (
        <div className="mt-8">
          <TriedSummary summary={view.summary} locale={view.locale} t={t} />
        </div>
      )}
      {ownWords}
      <Answers
        answers={step.answers}
        label={t("page.answers")}
        open={step.kind === "question" || step.kind === "help"}
        many={step.tried.length > 0}
      />
      <LetterLinks letters={step.letters} />
      <Outlook view={view} t={t} />
      {typed}
      {view.choices.some((choice) => choice.typed) && (
        <noscript>
          <ProductLines choices={view.choices.filter((choice) => choice.typed)} t={t} />
        </noscript>
      )}
      <TriedForm view={view} t={t} />
      <PageFoot paths={stepPaths(view)} t={t} />
    </>
  );
}
