import { setImmediate } from "node:timers/promises";
import type { Content } from "#machines/content/content.ts";
import { learning } from "#machines/own-words/learn-words.ts";
import type { WordIndex } from "#machines/own-words/word-index.ts";

type Indexes = Map<string, Promise<WordIndex>>;

// One per process, since routes are bundled apart. By the checks, which stay the same while incidents come and go.
globalThis.wizardWords ??= new WeakMap<Content["checks"], Indexes>();
const learned = globalThis.wizardWords;

declare global {
  var wizardWords: WeakMap<Content["checks"], Map<string, Promise<WordIndex>>> | undefined;
}

/**
 * The index of a language of the settings, learned when somebody first asks for it, and anew after an edit. That takes half a second to some seconds, in
 * which others are served.
 */
export function wordIndexOf(content: Content, locale: string): Promise<WordIndex> {
  const indexes: Indexes = learned.get(content.checks) ?? new Map();
  learned.set(content.checks, indexes);
  const index = indexes.get(locale) ?? inSlices(learning(content, locale));
  indexes.set(locale, index);
  return index;
}

/** Does the work between other work: after each of its pauses whatever waits comes first. */
async function inSlices<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await setImmediate();
  }
}
