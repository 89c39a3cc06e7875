import { setImmediate } from "node:timers/promises";
import type { Content } from "#machines/content/content.ts";
import { learning } from "#machines/own-words/learn-words.ts";
import type { WordIndex } from "#machines/own-words/word-index.ts";

interface Learned {
  /** By the checks, which stay the same while incidents come and go. */
  indexes: WeakMap<Content["checks"], Map<string, Promise<WordIndex>>>;
  /** Settled when the language that was asked for last is learned. */
  last: Promise<void>;
}

// One per process, since routes are bundled apart.
globalThis.wizardWords ??= { indexes: new WeakMap(), last: Promise.resolve() };
const learned = globalThis.wizardWords;

declare global {
  var wizardWords: Learned | undefined;
}

/**
 * The index of a language of the settings, learned when somebody first asks for it, and anew after an edit. That takes half a second to some seconds, in
 * which others are served.
 */
export function wordIndexOf(content: Content, locale: string): Promise<WordIndex> {
  const indexes = learned.indexes.get(content.checks) ?? new Map<string, Promise<WordIndex>>();
  learned.indexes.set(content.checks, indexes);
  const known = indexes.get(locale);
  if (known) return known;
  const index = learned.last.then(() => inSlices(learning(content, locale)));
  // One after the other: side by side each would hold up everybody by as much, and take its memory.
  learned.last = index.then(
    () => undefined,
    () => void indexes.delete(locale),
  );
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
