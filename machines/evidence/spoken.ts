import { type Confidence, confidences } from "./cause.ts";
import type { Rule } from "./rules/delivery-codes.ts";

/** What rules made of a report so far. */
export interface Spoken {
  rule: Rule;
  confidence: Confidence;
  /** Places of all rules that spoke. */
  rules: string[];
}

export function speak(rule: Rule): Spoken {
  return { rule, confidence: rule.confidence, rules: [rule.at] };
}

/** The surer one wins, the first when equal. Agreement makes surer, contradiction less sure. "Unknown" gives way to anything. */
export function merge(first: Spoken | undefined, second: Spoken | undefined): Spoken | undefined {
  if (!first || !second) return first ?? second;
  if (first.rule.cause === "unknown" && !first.rule.text) return second;
  if (second.rule.cause === "unknown") return first;
  const [winner, loser] = rank(second) < rank(first) ? [second, first] : [first, second];
  return weigh(winner, loser);
}

/** What is left of the first once the second is heard. */
export function weigh(winner: Spoken, loser: Spoken): Spoken {
  const rules = [...winner.rules, ...loser.rules];
  if (winner.rule.cause === loser.rule.cause) {
    const certain = winner.confidence === "likely" && loser.confidence !== "weak";
    return { ...winner, confidence: certain ? "certain" : winner.confidence, rules };
  }
  const contradicted = loser.confidence !== "weak";
  return { ...winner, confidence: contradicted ? lower(winner.confidence) : winner.confidence, rules };
}

export function lower(confidence: Confidence): Confidence {
  return confidence === "certain" ? "likely" : "weak";
}

function rank(spoken: Spoken): number {
  return confidences.indexOf(spoken.confidence);
}
