/** A pattern, taken apart. */
export type Sequence = readonly Part[];
export type Part =
  | { kind: "letter"; letter: string; optional: boolean }
  | { kind: "blank"; optional: boolean }
  | { kind: "anything" }
  | { kind: "word" }
  | { kind: "digit" }
  | { kind: "choice"; choices: readonly Sequence[]; times: "once" | "optional" | "repeated" };

type Single = Exclude<Part, { kind: "choice" }>;

/** Takes a pattern apart, or says what is wrong with it. */
export function parsePattern(pattern: string): Sequence | { reason: string } {
  const reason = complaint(pattern);
  if (reason) return { reason };
  // Each level holds the choices that are complete, and the one that is being read.
  const levels: { done: Part[][]; current: Part[] }[] = [{ done: [], current: [] }];
  for (let index = 0; index < pattern.length; index++) {
    const level = levels.at(-1);
    if (!level) break;
    const character = pattern.charAt(index);
    if (character === "(") levels.push({ done: [], current: [] });
    else if (character === "|") {
      level.done.push(level.current);
      level.current = [];
    } else if (character === ")") {
      levels.pop();
      const after = pattern.charAt(index + 1);
      const times = after === "?" ? "optional" : after === "*" ? "repeated" : "once";
      if (times !== "once") index++;
      levels.at(-1)?.current.push({ kind: "choice", choices: [...level.done, level.current], times });
    } else {
      if (character === "\\") index++;
      const optional = pattern.charAt(index + 1) === "?";
      level.current.push(single(character === "\\" ? `\\${pattern.charAt(index)}` : character, optional));
      if (optional) index++;
    }
  }
  return levels[0]?.current ?? [];
}

function single(character: string, optional: boolean): Single {
  if (character === "*") return { kind: "anything" };
  if (character === "%") return { kind: "word" };
  if (character === "#") return { kind: "digit" };
  if (/^\s$/.test(character)) return { kind: "blank", optional };
  return { kind: "letter", letter: character.replace(/^\\/, ""), optional };
}

function complaint(pattern: string): string | undefined {
  let depth = 0;
  for (const character of pattern.replace(/\\./gs, "x")) {
    if (character === "(") depth++;
    if (character === ")" && --depth < 0) return 'a ")" has no "("';
    if (character === "|" && depth === 0) return '"|" stands outside of ( )';
  }
  if (depth > 0) return 'a "(" is not closed';
  if (/(^|[^\\])(\(\||\|\||\|\)|\(\))/.test(pattern)) return "a choice is empty";
  if (/\?\?|[*%#]\?|\*\*|^\?/.test(pattern.replace(/\)\*/g, ")"))) return '"?" or "*" follows nothing it could mean';
  return undefined;
}
