/**
 * A text in the one form in which words are compared: Unicode NFKC, small letters, Latin letters without accents, Arabic letters without vowel marks and in their plain
 * form, digits 0–9, every other character a space.
 */
export function normalForm(text: string): string {
  return (
    plainDigits(text.normalize("NFKC"))
      .toLowerCase()
      // Apostrophes join: "don't" is one word, however it is typed.
      .replace(/['’‘ʼ`´]/g, "")
      // Combining marks after letters: accents of Latin, vowels of Arabic; the Arabic stroke that only stretches a word goes too. The two of kana make another letter.
      .normalize("NFD")
      .replace(/(?![\u3099\u309a])[\p{M}ـ]/gu, "")
      .normalize("NFC")
      .replace(/[ىئ]/g, "ي")
      .replace(/ة/g, "ه")
      .replace(/ؤ/g, "و")
      // Turkish writes both, in a hurry only the dotted one.
      .replace(/ı/g, "i")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
  );
}

/** The same text with the digits of every script as 0–9. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode keeps the ten digits of a script together, in order, so the first of them is found by walking back. */
function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return value;
}
