import type { ReactNode } from "react";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { PageFoot } from "../frame/page-foot.tsx";
import { Incidents } from "../step/incidents.tsx";
import { Outlook } from "../step/outlook.tsx";
import { stepPaths } from "../step/step-paths.ts";
import { Trail } from "../step/trail.tsx";

/** The page of a trial of a code that is sent: what stands on the page of every step, around the trial itself. */
export function TrialPage({ view, t, children }: { view: StepView; t: Translate; children: ReactNode }) {
  return (
    <>
      <Incidents incidents={view.incidents} locale={view.locale} t={t} />
      <Trail trail={view.trail} facts={view.facts} t={t} />
      <p id="left-out" className="mb-6 hidden border-s-2 border-outline ps-4 text-small text-quiet target:block">
        {t("page.left-out")}
      </p>
      {children}
      <Outlook view={view} t={t} />
      <PageFoot paths={stepPaths(view)} t={t} />
    </>
  );
}
