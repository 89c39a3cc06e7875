import type { StepView } from "#machines/step";
import { TypedHelp } from "./typed-help.tsx";

/** The field of a step that has one, with what it needs and no more. */
export function TypedSection(props: {
  view: StepView;
  /** Texts of `page.typed.<kind>`, placeholders untouched. */
  words: Record<string, string>;
  providers: Record<string, string>;
}) {
  const { view, words, providers } = props;
  if (!view.step.typed) return null;
  const answers = Object.fromEntries(
    view.step.answers.map(({ id, api }) => {
      const query = new URLSearchParams(api.split("?")[1]);
      query.delete("locale");
      return [id, `/${view.locale}/go?${query}`];
    }),
  );
  return <TypedHelp kind={view.step.typed} words={words} providers={providers} answers={answers} />;
}
