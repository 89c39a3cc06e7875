import { plainDigits } from "./normal-form.ts";

/** What nobody should write into the field. */
export const cutKinds = ["address", "link", "number", "code"] as const;
export type CutKind = (typeof cutKinds)[number];

/**
 * The text without what looks like an e-mail address, a link, a phone number or a code (4 to 10 digits, also grouped or written in the digits of another
 * script, or a long mix of letters and digits), and the kinds of what was cut, in the order of `cutKinds`. A year stays.
 */
export function cutPersonal(text: string): { text: string; cut: CutKind[] } {
  const found = new Set<CutKind>();
  const without = (rest: string, pattern: RegExp, kindOf: (match: string) => CutKind | null) =>
    rest.replace(pattern, (match) => {
      const kind = kindOf(match);
      if (kind === null) return match;
      found.add(kind);
      return " ";
    });
  let rest = plainDigits(text.normalize("NFKC"));
  // All that is looked for has one of these, and most sentences have none.
  if (!/[@\d/]|www\./i.test(rest)) return { text: rest, cut: [] };
  rest = without(rest, /[^\s@<>()[\]"'，、。؛،]+@[^\s@<>()[\]"'，、。؛،]*[\p{L}\p{N}]/gu, () => "address");
  rest = without(rest, /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S+/gi, () => "link");
  rest = without(rest, /[+(]?\d(?:[\s().·-]{0,2}\d){3,}/g, kindOfDigits);
  rest = without(rest, /\b(?=\w*\d)(?=\w*[a-z])\w{6,}\b|\b[a-z]-\d{3,}\b/gi, (word) => (isName(word) ? null : "code"));
  return { text: rest, cut: cutKinds.filter((kind) => found.has(kind)) };
}

function kindOfDigits(match: string): CutKind | null {
  const digits = match.replace(/\D/g, "");
  if (/^(19|20)\d\d$/.test(match)) return null;
  return match.startsWith("+") || digits.length > 8 || /^0\d{6,}/.test(digits) ? "number" : "code";
}

/** Words with a digit that people do write: iphone15, office365, 20minutes. */
function isName(word: string): boolean {
  return /^(?:[a-z]+\d{1,3}|\d{1,3}[a-z]+)$/i.test(word) || /^[a-z]+\d{1,2}[a-z]+$/i.test(word);
}
