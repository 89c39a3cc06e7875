import type { ReactNode } from "react";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { PageFoot } from "../frame/page-foot.tsx";
import type { ContactView } from "../step/contact-list.tsx";
import { Outlook } from "../step/outlook.tsx";
import { stepPaths } from "../step/step-paths.ts";
import { StepTop } from "../step/step-top.tsx";

/** The page of a trial of a code that is sent: what stands on the page of every step, around the trial itself. */
export function TrialPage(props: { view: StepView; contacts: ContactView[]; t: Translate; children: ReactNode }) {
  const { view, contacts, t, children } = props;
  return (
    <>
      <StepTop view={view} contacts={contacts} t={t} />
      {children}
      <Outlook view={view} t={t} />
      <PageFoot paths={stepPaths(view)} t={t} />
    </>
  );
}
