import type { RegionFact } from "#machines/wizard/views/region-fact.ts";
import type { AnswerView, StepView } from "#machines/wizard/views/step-view.ts";
import { TypedHelp } from "./typed-help.tsx";

/** The field of a step that has one, with what it needs and no more. */
export function TypedSection(props: {
  view: StepView;
  /** Texts of `page.typed.<kind>`, placeholders untouched. */
  words: Record<string, string>;
  providers: Record<string, string>;
  /** What the country of a typed number makes known; `null` where that changes nothing. */
  region: RegionFact | null;
}) {
  const { view, words, providers, region } = props;
  if (!view.step.typed) return null;
  const goTo = (api: string, known: string | null) => {
    const query = new URLSearchParams(api.split("?")[1]);
    query.delete("locale");
    if (known) query.delete(known);
    return `/${view.locale}/go?${query}`;
  };
  const onward = (effect: AnswerView["effect"]) => {
    const answer = view.step.answers.find((one) => one.effect === effect);
    return answer ? { label: answer.label, href: goTo(answer.api, region?.key ?? null) } : null;
  };
  return (
    <TypedHelp
      kind={view.step.typed}
      words={words}
      providers={providers}
      answers={Object.fromEntries(view.step.answers.map(({ id, api }) => [id, goTo(api, null)]))}
      country={region && { fact: region, fine: onward("not-it"), mended: onward("fixed") }}
    />
  );
}
