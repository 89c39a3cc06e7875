/**
 * The languages a text may be written in, those of its letters, the asked one first: English typed on the Spanish page is read as Spanish or English. Only
 * the asked one when the letters fit none.
 */
export function likelyLanguages(text: string, asked: string, locales: readonly string[]): string[] {
  const fitting = locales.filter((locale) => locale !== asked && lettersOf(locale).test(text));
  return lettersOf(asked).test(text) || fitting.length === 0 ? [asked, ...fitting] : fitting;
}

function lettersOf(locale: string): RegExp {
  const { script = "Latn" } = new Intl.Locale(locale).maximize();
  return letters[script] ?? letters.Latn;
}

const letters: { [script: string]: RegExp; Latn: RegExp } = {
  Latn: /\p{Script=Latin}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /\p{Script=Hangul}/u,
  Arab: /\p{Script=Arabic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Deva: /\p{Script=Devanagari}/u,
  Thai: /\p{Script=Thai}/u,
};
