import { Answers } from "#components/answers";
import type { Translate } from "#machines/interface-text";
import type { StepView } from "#machines/step";

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
