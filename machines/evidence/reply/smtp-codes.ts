/** The numbers in what a mail server said, the most telling first. */
export interface SmtpCodes {
  /** RFC 3463, like `5.1.1`. */
  enhanced: string[];
  /** RFC 5321, like `550`. */
  basic: string[];
}

/** Longer texts are cut: the reason stands at the front. */
export const longestReply = 4_000;

/**
 * Finds the reply codes in the text and in the code field of a report. What the server itself said outranks what others made of it (the field
 * Status). Addresses and versions that look like codes are left out.
 */
export function readSmtpCodes(code: string, text: string): SmtpCodes {
  const said = text.slice(0, longestReply);
  const enhanced = [...enhancedIn(said), ...enhancedIn(code)];
  const inText = [...said.matchAll(basicInText)].map((found) => found[1] ?? "");
  const inCode = [...code.matchAll(/(?<![\d.])([245]\d\d)(?![\d.])/g)].map((found) => found[1] ?? "");
  return { enhanced: sorted(enhanced), basic: sorted([...inText, ...inCode]) };
}

function enhancedIn(text: string): string[] {
  const found = text.matchAll(/(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)/g);
  return [...found].map(([, one = ""]) => one);
}

/** A reply begins the text, a line, or follows a colon, an arrow, `said` or a bracket. */
const basicInText = /(?:^|[\n:;("'>]\s*|\bsaid:?\s+|\bcode:?\s+)([245]\d\d)(?=[\s-]+\S|\s*$|[:;,])/gi;

/** Vague codes last; 2.x.x only counts when nothing failed. */
function sorted(codes: string[]): string[] {
  const rank = (code: string) => (code.startsWith("2") ? 2 : 0) + (/\.0\.0$/.test(code) ? 1 : 0);
  return [...new Set(codes)].toSorted((a, b) => rank(a) - rank(b));
}
