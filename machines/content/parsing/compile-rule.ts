import { z } from "zod";
import { actors, causes, confidences, permanences } from "../../evidence/cause.ts";
import { moments } from "../../evidence/reply/phase.ts";
import type { Rule } from "../../evidence/rules/delivery-codes.ts";
import { compilePattern, type Pattern } from "../../evidence/rules/pattern.ts";

const text = z.string().trim().min(1, "must not be empty");
/** One or several. */
export const list = z.preprocess((given) => (typeof given === "string" ? [given] : given), z.array(text).min(1));

export const ruleSchema = z
  .strictObject({
    code: list.optional(),
    text: list.optional(),
    phase: z.enum(moments).optional(),
    vague: z.stringbool().default(false),
    cause: z.enum(causes),
    confidence: z.enum(confidences).default("likely"),
    permanent: z.enum(permanences).optional(),
    who: z.enum(actors).optional(),
    source: text,
  })
  .refine((rule) => rule.code || rule.text || rule.phase, "needs `code`, `text` or both");
type WrittenRule = z.infer<typeof ruleSchema>;

/** Name → the words that stand for each other. */
export type WordLists = ReadonlyMap<string, readonly string[]>;

interface Surroundings {
  words: WordLists;
  report: (message: string) => void;
}

/** A line of a file, ready to be asked: one rule for each of its texts. */
export function compileRule(
  { code = [], text: texts = [], phase, vague, cause, confidence }: WrittenRule,
  more: Pick<Rule, "permanent" | "who" | "ownWho" | "at" | "source">,
  surroundings: Surroundings,
): Rule[] {
  const codes = code.flatMap((pattern) => compile(pattern, "whole", surroundings));
  const rule = { codes, phase, vague, cause, confidence, ...more };
  const codeWeight = codes.length > 0 ? Math.min(...code.map(exactness)) : 0;
  // What is known to mean nothing gives way to whatever says something.
  if (texts.length === 0) return [{ ...rule, text: undefined, weight: cause === "unknown" ? 0 : codeWeight }];
  return texts
    .flatMap((pattern) => compile(pattern, "within", surroundings))
    .map((pattern) => ({ ...rule, text: pattern, weight: codeWeight + pattern.weight }));
}

/** A closer code is the more exact one, and each open place makes it less so. */
function exactness(code: string): number {
  return (code.includes(".") ? 11 : 10) - 2 * (code.match(/[#*]/g)?.length ?? 0);
}

function compile(written: string, where: "within" | "whole", { words, report }: Surroundings): Pattern[] {
  const compiled = compilePattern(withWords(written, words, report), where);
  if ("reason" in compiled) {
    report(compiled.reason);
    return [];
  }
  return [compiled];
}

/** `{nobody}` becomes a choice of its words, which may name other lists. */
function withWords(pattern: string, words: WordLists, report: (message: string) => void, depth = 0): string {
  return pattern.replace(/\{([a-z-]+)\}/g, (_, name: string) => {
    const choices = words.get(name);
    if (!choices || depth > 3) {
      report(`there are no words "${name}"; known: ${[...words.keys()].join(", ")}`);
      return "";
    }
    return `(${choices.map((choice) => withWords(choice, words, report, depth + 1)).join("|")})`;
  });
}
