/** The numbers in what a mail server said, the most telling first. */
export interface SmtpCodes {
  /** RFC 3463, like `5.1.1`. */
  enhanced: string[];
  /** RFC 5321, like `550`. */
  basic: string[];
}

/** Longer texts are cut: the reason stands at the front. */
const longest = 2_000;

/** Finds the reply codes in the code field and in the text of a report. Addresses and versions that look like codes are left out. */
export function readSmtpCodes(code: string, text: string): SmtpCodes {
  const both = `${code}\n${text.slice(0, longest)}`;
  const enhanced = [...both.matchAll(/(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/g)].map(
    (found) => found[1] ?? "",
  );
  const inCode = [...code.matchAll(/(?<![\d.])([245]\d\d)(?![\d.])/g)].map((found) => found[1] ?? "");
  const inText = [...text.slice(0, longest).matchAll(basicInText)].map((found) => found[1] ?? "");
  return { enhanced: sorted(enhanced, /\.0\.0$/), basic: [...new Set([...inCode, ...inText])] };
}

/** A reply begins the text, a line, or follows a colon, `said` or a bracket. */
const basicInText = /(?:^|[\n:;("'>]\s*|\bsaid:?\s+|\bcode:?\s+)([245]\d\d)(?=[\s-]+\S|$)/gi;

/** Vague codes last; 2.x.x only counts when nothing failed. */
function sorted(codes: string[], vague: RegExp): string[] {
  const rank = (code: string) => (code.startsWith("2") ? 2 : 0) + (vague.test(code) ? 1 : 0);
  return [...new Set(codes)].toSorted((a, b) => rank(a) - rank(b));
}

/** The words of a reply: without the numbers before each line, mail addresses, or the name of the host that spoke. */
export function readSmtpWords(text: string): string {
  return text
    .slice(0, longest)
    .replace(/(?<![\d.])[245]\d\d[- ](?:#?[245]\.\d{1,3}\.\d{1,3}(?![\d.])[ :-]?)?/g, " ")
    .replace(/[<(]?(?<![\w.])[\w.!#$%&'*+/=?^{|}~-]{1,64}@[\w.-]{1,255}[>)]?:?/g, "@")
    .replace(/\bhost \S{1,255}? ?\[[^\]]{0,60}\] said:/gi, " ")
    .replace(/\s+/g, " ")
    .replace(/[’‘`]/g, "'")
    .trim();
}
