import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import { noSign, signFact } from "../content/sign.ts";
import type { Channel } from "../words.ts";
import { askedFact, couldApply, dependsOn, raisedBy } from "./applies.ts";
import { likelihoodTable } from "./likelihood.ts";

/** A check that may have a place in the plan, with what decides about that place. */
export interface Candidate {
  check: Check;
  weight: number;
  /** Seconds, the question included that must come first. */
  effort: number;
  /** Facts to be asked before it. */
  needs: readonly string[];
  /** Facts that decide whether it applies. */
  dependsOn: ReadonlySet<string>;
}

/** Every check of the channel that applies, or may apply once more is known, in the order of the ids. */
export function candidates(content: Content, channel: Channel, facts: Facts): Candidate[] {
  const possible = [...content.checks.values()]
    .filter((check) => couldApply(check, channel, facts))
    .map((check) => ({ check, dependsOn: dependsOn(check) }))
    .sort((a, b) => (a.check.id < b.check.id ? -1 : 1));
  const isAskable = (fact: string) => !facts.has(fact) && askedFact(content, channel, fact) !== null;
  const dependents = new Map<string, number>();
  for (const { dependsOn } of possible)
    for (const fact of dependsOn) dependents.set(fact, (dependents.get(fact) ?? 0) + 1);

  const sign = facts.get(signFact) ?? noSign;
  const spokenFor = possible.filter(({ check }) => check.signs.includes(sign)).length;

  return possible.flatMap(({ check, dependsOn }): Candidate[] => {
    const unknown = Object.entries(check.when.must).filter(([fact]) => !facts.has(fact));
    if (unknown.some(([fact]) => !isAskable(fact))) return [];
    const isRaised = raisedBy(content, check, channel, facts) !== null;
    const bySign = check.signs.includes(sign) ? Math.max(1, likelihoodTable.sign / spokenFor) : 1;
    const byChoice = check.id === sign ? likelihoodTable.chosen : 1;
    const isMeant = isRaised || check.id === sign || check.signs.includes(sign);
    // A question that could only spare one check, or one that evidence or the person points to, is not worth its time.
    const isWorthwhile = (fact: string) => isAskable(fact) && (dependents.get(fact) ?? 0) > 1 && !isMeant;
    const musts = unknown.map(([fact]) => fact);
    const nots = Object.keys(check.when.not).filter(isWorthwhile);
    const needs = [...new Set([...musts, ...nots])].sort();
    let weight =
      likelihoodTable.weights[check.likelihood[channel]] *
      (isRaised ? likelihoodTable.raisedBy : 1) *
      bySign *
      byChoice;
    let effort = check.effort;
    for (const [fact, values] of unknown) {
      const question = askedFact(content, channel, fact);
      weight *= values.length / (question?.values.length ?? values.length);
      effort += question?.effort ?? 0;
    }
    return [{ check, weight, effort, needs, dependsOn }];
  });
}
