/**
 * The small language of text patterns in the delivery codes. No case; any white space equals one blank; a pattern that begins with a letter or
 * a digit begins a word. `*` is up to 60 characters of anything, `%` one word, `#` one digit, `(a|b)` a choice, `(a|b)?` a choice or nothing,
 * `(a|b)*` up to three of them, `x?` an x or nothing; `\\` before one of these makes it mean itself. Everything else means itself. Nothing repeats without bound, so no text makes a pattern slow.
 * Returns the reason when the pattern is wrong.
 */
export function compilePattern(pattern: string, where: "within" | "whole" = "within"): RegExp | { reason: string } {
  const trimmed = pattern.trim();
  const reason = complaint(trimmed, where);
  if (reason) return { reason: `${reason} in the pattern "${pattern}"` };
  let source = "";
  for (let index = 0; index < trimmed.length; index++) {
    const character = trimmed.charAt(index);
    const before = trimmed.charAt(index - 1);
    if (character === "\\") source += escaped(trimmed.charAt(++index));
    else if (character === "?" && before !== "")
      source = before === " " ? source.replace(/\\s\+$/, "\\s*") : `${source}?`;
    else if (character === "*" && before === ")") source += "{0,3}";
    else source += meaning[character] ?? escaped(character);
  }
  if (where === "whole") return new RegExp(`^(?:${source})$`, "i");
  return new RegExp(`${/^[\p{Letter}\d(]/u.test(trimmed) ? "(?<![a-z0-9])" : ""}${source}`, "i");
}

const meaning: Readonly<Record<string, string>> = {
  "(": "(?:",
  ")": ")",
  "|": "|",
  "*": "[^]{0,60}?",
  "%": "\\S{1,60}",
  "#": "\\d",
  " ": "\\s+",
};

function complaint(pattern: string, where: "within" | "whole"): string | undefined {
  if (where === "within" && pattern.replace(/[*%#()|?\\\s]/g, "").length < 2) return "there is too little";
  let depth = 0;
  for (const character of pattern.replace(/\\./gs, "x")) {
    if (character === "(") depth++;
    if (character === ")" && --depth < 0) return 'a ")" has no "("';
    if (character === "|" && depth === 0) return '"|" stands outside of ( )';
  }
  if (depth > 0) return 'a "(" is not closed';
  if (/\(\||\|\||\|\)|\(\)/.test(pattern)) return "a choice is empty";
  if (/\?\?|\*\?|\*\*|^\?/.test(pattern)) return '"?" or "*" follows nothing it could mean';
  return undefined;
}

function escaped(character: string): string {
  return /[\\^$.*+?()|[\]{}/-]/.test(character) ? `\\${character}` : character;
}
