import type { DeliveryChannel } from "../words.ts";
import { type Confidence, confidences, type Finding } from "./cause.ts";
import type { DeliveryCodes, Rule } from "./delivery-codes.ts";
import { readSmtpCodes, readSmtpWords } from "./smtp-reply.ts";
import { speakingRule, vocabulariesFor } from "./vocabulary.ts";

/** What a provider said about one message. */
export interface Report {
  /** The name of a vocabulary in `content/delivery-codes/`; what happens with any other name says `vocabulariesFor`. */
  provider?: string | undefined;
  channel?: DeliveryChannel | undefined;
  code?: string | undefined;
  text?: string | undefined;
}

/**
 * What a report means. Code and words are read together: words that say something other than a vague code win, at the price of confidence.
 * Never throws; what the tables do not hold is `unknown`.
 */
export function causeOf(codes: DeliveryCodes, report: Report): Finding {
  const { finding } = explainCause(codes, report);
  return finding;
}

/** As `causeOf`, with the place (`file:line`) of the rules that applied. */
export function explainCause(codes: DeliveryCodes, report: Report): { finding: Finding; rules: string[] } {
  const code = (report.code ?? "").trim();
  const text = report.text ?? "";
  const asked = vocabulariesFor(codes, { ...report, code, text });
  let spoken: Spoken | undefined;
  for (const name of asked) {
    const rules = codes.vocabularies.get(name) ?? [];
    spoken = merge(spoken, name === "smtp" ? readSmtp(rules, code, text) : readPlain(rules, code, text));
  }
  const kind = asked.includes("smtp") ? classOf(code, text) : undefined;
  if (spoken) return { finding: finish(spoken, kind), rules: spoken.rules };
  return { finding: unknownFinding(kind), rules: [] };
}

interface Spoken {
  rule: Rule;
  confidence: Confidence;
  rules: string[];
}

function readPlain(rules: readonly Rule[], code: string, text: string): Spoken | undefined {
  const words = text.replace(/\s+/g, " ").trim();
  const codes = [code, ...code.split(/[\s,;]+/)].filter((part) => part !== "");
  const fitting = rules.filter(
    (rule) =>
      (rule.codes.length === 0 || codes.some((one) => rule.codes.some((pattern) => pattern.test(one)))) &&
      (rule.texts.length === 0 || rule.texts.some((pattern) => pattern.test(words))),
  );
  const says = speakingRule(fitting);
  return says && { rule: says, confidence: says.confidence, rules: [says.at] };
}

function readSmtp(rules: readonly Rule[], code: string, text: string): Spoken | undefined {
  const found = readSmtpCodes(code, text);
  const all = [...found.enhanced, ...found.basic];
  const words = readSmtpWords(text);
  const fits = (rule: Rule, one: string) => rule.codes.some((pattern) => pattern.test(one));
  const byWords = rules.find(
    (rule) =>
      rule.texts.some((pattern) => pattern.test(words)) &&
      (rule.codes.length === 0 || all.some((one) => fits(rule, one))),
  );
  const plain = rules.filter((rule) => rule.texts.length === 0);
  let byCode: Spoken | undefined;
  let vague = false;
  for (const one of all) {
    const rule = plain.find((candidate) => fits(candidate, one));
    if (rule && rule.cause !== "unknown") {
      byCode = { rule, confidence: vague ? lower(rule.confidence) : rule.confidence, rules: [rule.at] };
      break;
    }
    // A code that is known to mean nothing in particular makes what the next one says less sure.
    if (rule && found.enhanced.includes(one) && !/\.0\.0$/.test(one)) vague = true;
  }
  const spoken = byWords && { rule: byWords, confidence: byWords.confidence, rules: [byWords.at] };
  return merge(spoken, byCode);
}

/** The surer one wins, the first when equal. Agreement makes surer, contradiction less sure. "Unknown" gives way to anything. */
function merge(first: Spoken | undefined, second: Spoken | undefined): Spoken | undefined {
  if (!first || !second) return first ?? second;
  if (first.rule.cause === "unknown" && first.rule.texts.length === 0) return second;
  if (second.rule.cause === "unknown") return first;
  const rules = [...first.rules, ...second.rules];
  const [winner, loser] = rank(second) < rank(first) ? [second, first] : [first, second];
  if (winner.rule.cause === loser.rule.cause) {
    const certain = winner.confidence === "likely" && loser.confidence !== "weak";
    return { ...winner, confidence: certain ? "certain" : winner.confidence, rules };
  }
  const contradicted = loser.confidence !== "weak";
  return { ...winner, confidence: contradicted ? lower(winner.confidence) : winner.confidence, rules };
}

function rank(spoken: Spoken): number {
  return confidences.indexOf(spoken.confidence);
}

function lower(confidence: Confidence): Confidence {
  return confidence === "certain" ? "likely" : "weak";
}

function finish({ rule, confidence }: Spoken, kind: "4" | "5" | undefined): Finding {
  if (rule.cause === "unknown") return { ...unknownFinding(kind), ...(rule.ownWho && { who: rule.who }) };
  return { cause: rule.cause, permanent: rule.permanent ?? permanence(kind), who: rule.who, confidence };
}

function unknownFinding(kind: "4" | "5" | undefined): Finding {
  return { cause: "unknown", permanent: permanence(kind), who: kind === "5" ? "us" : "wait", confidence: "weak" };
}

function permanence(kind: "4" | "5" | undefined): Finding["permanent"] {
  return kind === "5" ? "yes" : kind === "4" ? "no" : "unknown";
}

/** The class of the most telling code: the enhanced one, else the reply code. */
function classOf(code: string, text: string): "4" | "5" | undefined {
  const { enhanced, basic } = readSmtpCodes(code, text);
  const kind = [...enhanced, ...basic].map((one) => one.charAt(0)).find((one) => one === "4" || one === "5");
  return kind === "4" || kind === "5" ? kind : undefined;
}
