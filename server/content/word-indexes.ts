import type { Content } from "#machines/content/content.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import type { WordIndex } from "#machines/own-words/word-index.ts";

type Indexes = Map<string, WordIndex>;

// One per process, since routes are bundled apart. By the checks, which stay the same while incidents come and go.
globalThis.wizardWords ??= new WeakMap<Content["checks"], Indexes>();
const learned = globalThis.wizardWords;

declare global {
  var wizardWords: WeakMap<Content["checks"], Map<string, WordIndex>> | undefined;
}

/** The index of a language of the settings, learned when somebody first asks for it (about half a second), and anew after an edit. */
export function wordIndexOf(content: Content, locale: string): WordIndex {
  const indexes: Indexes = learned.get(content.checks) ?? new Map();
  learned.set(content.checks, indexes);
  const index = indexes.get(locale) ?? learnWords(content, locale);
  indexes.set(locale, index);
  return index;
}
