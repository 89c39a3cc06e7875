import { OwnWordsField } from "#components/own-words/own-words-field.tsx";
import { OwnWordsForm } from "#components/own-words/own-words-form.tsx";
import { ownWordsTexts } from "#components/own-words/own-words-texts.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { likelyFact, signFact } from "#machines/words.ts";
import { writtenVersion } from "#server/content/content.ts";
import { env } from "#server/env.ts";
import { matchOwnWords } from "../../actions/own-words.ts";
import { readLocale } from "./read-step.ts";

/** The field of the opening page: "Say what happens, in your words". */
export function OwnWordsSection({ view }: { view: StepView }) {
  const { content, t } = readLocale(view.locale);
  if (!view.channel) return null;
  const isAssisted = env().assistant !== undefined;
  const texts = ownWordsTexts(t, isAssisted);
  return (
    <OwnWordsForm
      locale={view.locale}
      locales={content.settings.locales}
      channel={view.channel}
      facts={view.facts.flatMap(({ key, value }) => (key === signFact || key === likelyFact ? [] : [[key, value]]))}
      tried={view.trail.map(({ key, value }) => [key, value])}
      version={writtenVersion() ?? "none"}
      texts={texts}
      action={matchOwnWords}
      {...(isAssisted ? { assisted: true } : {})}
    >
      <OwnWordsField journey={view.canonical} assisted={isAssisted} texts={texts} />
    </OwnWordsForm>
  );
}
