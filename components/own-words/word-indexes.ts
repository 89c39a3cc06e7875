import type { WordIndex } from "#machines/own-words/word-index.ts";

/** Fetches the index of a language once, and again after a failure. `version`: of the words, in the address they are fetched from. */
export function wordIndexes(version: string): (language: string) => Promise<WordIndex> {
  const indexes = new Map<string, Promise<WordIndex>>();
  return (language) => {
    const index = indexes.get(language) ?? fetchIndex(language, version);
    indexes.set(language, index);
    index.catch(() => indexes.delete(language));
    return index;
  };
}

async function fetchIndex(locale: string, version: string): Promise<WordIndex> {
  const response = await fetch(`/api/v1/words/${locale}/${version}`);
  if (!response.ok) throw new Error(`the words of ${locale} could not be fetched: ${response.status}`);
  return response.json();
}
