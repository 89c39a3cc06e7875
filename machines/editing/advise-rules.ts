import type { Problem } from "../content/problem.ts";
import { explainCause } from "../evidence/cause-of.ts";
import { readWords } from "../evidence/reply/words.ts";
import type { DeliveryCodes, Rule } from "../evidence/rules/delivery-codes.ts";
import { type Pattern, samplesOf } from "../evidence/rules/pattern.ts";

/** Tries of one rule; the first that is understood as meant is enough. */
const mostTries = 6;

/**
 * What is wrong with rules of the delivery codes that are in order by themselves: patterns that can match nothing, because words are read in one
 * spelling, and rules that never speak, because others are heard before them even on the words they were written for.
 */
export function adviseRules(codes: DeliveryCodes): Problem[] {
  return [...codes.vocabularies].flatMap(([provider, rules]) =>
    rules.flatMap(
      (rule) => (provider === "smtp" ? deafnessOf(rule) : undefined) ?? shadowOf(codes, provider, rule) ?? [],
    ),
  );
}

/** A pattern that does not even fit the text it was written for fits nothing. */
function deafnessOf({ text, at }: Rule): Problem | undefined {
  for (const sample of text ? spokenSamples(text) : []) {
    const words = readWords(sample);
    const heard = text?.named ? words.named : words.plain;
    if (!text?.regexp.test(heard))
      return problemAt(at, `the pattern can match nothing: "${sample}" is read as "${heard}"`, "error");
  }
  return undefined;
}

/** The end of a clause is written as `/` and said with a full stop. */
function spokenSamples(text: Pattern): string[] {
  return samplesOf(text).map((sample) => sample.replaceAll(" /", "."));
}

function problemAt(at: string, message: string, severity: Problem["severity"]): Problem {
  const [file = "", line = "1"] = at.split(":");
  return { file, line: Number(line), column: 1, message, severity };
}

function shadowOf(codes: DeliveryCodes, provider: string, rule: Rule): Problem | undefined {
  if (rule.phase) return undefined;
  let instead: { cause: string; by: string | undefined } | undefined;
  for (const { code, text } of triesOf(rule)) {
    const { finding, rules } = explainCause(codes, { provider, code, text });
    if (finding.cause === rule.cause) return undefined;
    instead ??= { cause: finding.cause, by: rules[0] };
  }
  const words = rule.text?.written ?? rule.codes.map(({ written }) => written).join(", ");
  const message = `the rule "${shortened(words)}" never speaks: ${instead?.by ?? "no other rule"} makes "${instead?.cause ?? "unknown"}" of its own words`;
  return problemAt(rule.at, message, "warning");
}

function triesOf({ codes, text }: Rule): { code: string; text: string }[] {
  const numbers = codes.flatMap(samplesOf).map((sample) => sample.replaceAll("xyz", "1"));
  const words = text ? spokenSamples(text) : [""];
  const pairs = words.slice(0, mostTries).flatMap((said, at) => {
    const code = numbers[at % Math.max(1, numbers.length)] ?? "";
    return [{ code, text: said }];
  });
  const others = numbers.slice(1, mostTries).map((code) => ({ code, text: words[0] ?? "" }));
  return [...pairs, ...others];
}

function shortened(words: string): string {
  return words.length > 80 ? `${words.slice(0, 80)}…` : words;
}
