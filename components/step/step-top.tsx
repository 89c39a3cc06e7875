import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { SupportLine } from "../support/support-line.tsx";
import type { ContactView } from "./contact-list.tsx";
import { Incidents } from "./incidents.tsx";
import { stepPaths } from "./step-paths.ts";
import { Trail } from "./trail.tsx";
import { WaysOut } from "./ways-out.tsx";

/** What stands above every step: trouble that many have, what was answered, and other ways in for whoever is stuck. */
export function StepTop({ view, contacts, t }: { view: StepView; contacts: ContactView[]; t: Translate }) {
  return (
    <>
      {view.step.kind !== "solved" && <Incidents incidents={view.incidents} locale={view.locale} t={t} />}
      {view.support ? (
        <SupportLine support={view.support} t={t} />
      ) : (
        <Trail trail={view.trail} facts={view.facts} t={t} />
      )}
      {view.stuck && <WaysOut why={view.stuck} ways={contacts} help={stepPaths(view).help} t={t} />}
    </>
  );
}
