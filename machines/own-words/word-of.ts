// For Chinese, which has no spaces; in other languages a word ends where it ends, whatever language is given.
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** The words of a text in its normal form. */
export function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
