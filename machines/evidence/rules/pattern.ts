import { type Part, parsePattern, type Sequence } from "./pattern-tree.ts";

/** A text pattern, ready to be asked. */
export interface Pattern {
  written: string;
  regexp: RegExp;
  /** How much a text must hold to fit: the least number of letters; a capital and a digit count five times, any digit three times, since they belong to names. */
  weight: number;
  /** Whether it may skip words: then the length of what it fits says nothing. */
  gaps: boolean;
  /** Whether it holds a name (`Spamhaus`, `OFR_416`): those are looked for in links and addresses too. */
  named: boolean;
}

/**
 * The small language of text patterns in the delivery codes. No case; any white space equals one blank; a pattern that begins with a letter or
 * a digit begins a word. `*` is up to 60 characters of anything, `%` one word, `#` one digit, `(a|b)` a choice, `(a|b)?` a choice or nothing,
 * `(a|b)*` up to three of them, `x?` an x or nothing; `\\` before one of these makes it mean itself. Everything else means itself. Nothing
 * repeats without bound, so no text makes a pattern slow. Returns the reason when the pattern is wrong.
 */
export function compilePattern(written: string, where: "within" | "whole" = "within"): Pattern | { reason: string } {
  const trimmed = written.trim();
  const tree = parsePattern(trimmed);
  if ("reason" in tree) return { reason: `${tree.reason} in the pattern "${written}"` };
  const named = /[A-Z]/.test(trimmed);
  const weight = weightOf(tree) + (named && where === "within" ? nameWeight : 0);
  if (where === "within" && weight < 2) return { reason: `there is too little in the pattern "${written}"` };
  const source = sourceOf(tree);
  const begins = /^[\p{Letter}\d(]/u.test(trimmed) ? "(?<![a-z0-9])" : "";
  const regexp = new RegExp(where === "whole" ? `^(?:${source})$` : `${begins}${source}`, "i");
  return { written, regexp, weight, gaps: /(^|[^)\\])\*/.test(trimmed), named };
}

/** A name outranks a sentence around it. */
const nameWeight = 25;

/** How exactly the pattern fits: the letters of the longest statement count, what it demands at least. `undefined` where it does not fit. */
export function fitOf({ regexp, weight, gaps, named }: Pattern, text: string): number | undefined {
  if (gaps || named) return regexp.test(text) ? weight : undefined;
  const found = regexp.exec(text);
  return found ? Math.max(weight, found[0].length) : undefined;
}

/** Texts that were written for the pattern, each choice at least once: what it must fit if it can fit anything. */
export function samplesOf({ written }: Pattern): string[] {
  const tree = parsePattern(written.trim());
  if ("reason" in tree) return [];
  const count = Math.max(1, ...choicesIn(tree));
  return Array.from({ length: count }, (_, turn) => sampleOf(tree, turn));
}

function sourceOf(sequence: Sequence): string {
  return sequence.map(partSource).join("");
}

function partSource(part: Part): string {
  switch (part.kind) {
    case "letter":
      return `${escaped(part.letter)}${part.optional ? "?" : ""}`;
    case "blank":
      return part.optional ? "\\s*" : "\\s+";
    case "anything":
      return "[^]{0,60}?";
    case "word":
      return "\\S{1,60}";
    case "digit":
      return "\\d";
    case "choice":
      return `(?:${part.choices.map(sourceOf).join("|")})${timesSource[part.times]}`;
  }
}

const timesSource = { once: "", optional: "?", repeated: "{0,3}" } as const;

function weightOf(sequence: Sequence): number {
  return sequence.reduce((sum, part) => sum + partWeight(part), 0);
}

function partWeight(part: Part): number {
  if (part.kind === "letter" && !part.optional) return /[A-Z\d]/.test(part.letter) ? 5 : weightOfLetter(part.letter);
  if (part.kind === "digit") return 3;
  if (part.kind === "choice" && part.times === "once") return Math.min(...part.choices.map(weightOf));
  return 0;
}

/** A sign of Chinese or Japanese says as much as four letters. */
function weightOfLetter(letter: string): number {
  return /[\u3040-\u9fff]/.test(letter) ? 4 : 1;
}

function choicesIn(sequence: Sequence): number[] {
  return sequence.flatMap((part) =>
    part.kind === "choice" ? [part.choices.length, ...part.choices.flatMap(choicesIn)] : [],
  );
}

function sampleOf(sequence: Sequence, turn: number): string {
  return sequence.map((part) => partSample(part, turn)).join("");
}

function partSample(part: Part, turn: number): string {
  if (part.kind === "letter") return part.optional ? "" : part.letter;
  if (part.kind === "blank") return part.optional ? "" : " ";
  if (part.kind === "word" || part.kind === "anything") return "xyz";
  if (part.kind === "digit") return "1";
  if (part.kind === "choice" && part.times === "once")
    return sampleOf(part.choices[turn % part.choices.length] ?? [], turn);
  return "";
}

function escaped(character: string): string {
  return /[\\^$.*+?()|[\]{}/-]/.test(character) ? `\\${character}` : character;
}
