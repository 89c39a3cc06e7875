import type { Problem } from "../content/problem.ts";
import { explainCause } from "../evidence/cause-of.ts";
import type { DeliveryCodes, Rule } from "../evidence/rules/delivery-codes.ts";
import { samplesOf } from "../evidence/rules/pattern.ts";

/** Tries of one rule; the first that is understood as meant is enough. */
const mostTries = 6;

/** Warns of rules in the delivery codes that never speak, because others are heard before them even on the words they were written for. */
export function adviseRules(codes: DeliveryCodes): Problem[] {
  return [...codes.vocabularies].flatMap(([provider, rules]) =>
    rules.flatMap((rule) => shadowOf(codes, provider, rule) ?? []),
  );
}

function shadowOf(codes: DeliveryCodes, provider: string, rule: Rule): Problem | undefined {
  if (rule.phase) return undefined;
  let instead: { cause: string; by: string | undefined } | undefined;
  for (const { code, text } of triesOf(rule)) {
    const { finding, rules } = explainCause(codes, { provider, code, text });
    if (finding.cause === rule.cause) return undefined;
    instead ??= { cause: finding.cause, by: rules[0] };
  }
  const [file = "", line = "1"] = rule.at.split(":");
  const words = rule.text?.written ?? rule.codes.map(({ written }) => written).join(", ");
  const message = `the rule "${shortened(words)}" never speaks: ${instead?.by ?? "no other rule"} makes "${instead?.cause ?? "unknown"}" of its own words`;
  return { file, line: Number(line), column: 1, message, severity: "warning" };
}

function triesOf({ codes, text }: Rule): { code: string; text: string }[] {
  const numbers = codes.flatMap(samplesOf).map((sample) => sample.replaceAll("xyz", "1"));
  const words = text ? samplesOf(text).map((sample) => sample.replaceAll(" /", ".")) : [""];
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
