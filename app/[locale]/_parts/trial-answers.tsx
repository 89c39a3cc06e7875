import { Answers } from "#components/step/answers.tsx";
import type { Translate } from "#machines/content/interface/interface-text.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";

/** The question of a trial and its answers, beside the news about the code. */
export function TrialAnswers({ view, t }: { view: StepView; t: Translate }) {
  return (
    <section aria-labelledby="trial" className="mt-10">
      <h2 id="trial" className="text-lead font-semibold">
        {view.step.question}
      </h2>
      <Answers answers={view.step.answers} label={t("page.answers")} open={false} />
    </section>
  );
}
