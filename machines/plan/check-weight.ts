import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { AskedFact, Facts } from "../content/fact.ts";
import type { Channel } from "../words.ts";
import { askedFact, dependsOn, isProbable, isRuledOut, raisedBy } from "./applies.ts";
import { likelihoodOf, likelihoodTable } from "./likelihood.ts";
import type { Said } from "./signs/said.ts";

/**
 * How likely it is that this check helps, in proportion to the others of the channel: the editor's word, and what is known of the person, which
 * changes it and never rules it out.
 */
export function checkWeight(content: Content, check: Check, channel: Channel, facts: Facts, said: Said): number {
  const { weights, raisedBy: raised, unlikely } = likelihoodTable;
  const byFacts = [...dependsOn(check)].reduce((product, key) => {
    const fact = askedFact(content, channel, key);
    return fact ? product * factorOf(check, key, fact, facts.get(key)) : product;
  }, 1);
  const isRaised = raisedBy(content, check, channel, facts) !== null;
  const byReport = isRaised
    ? isProbable(facts)
      ? raised * unlikely
      : raised
    : isRuledOut(check, facts)
      ? unlikely
      : 1;
  return weights[likelihoodOf(check, channel, facts)] * byFacts * byReport * said.factor(check);
}

/** The probability of `value` when this check is the one that helps, "not sure" left aside. */
export function shareOf(check: Check, key: string, { values }: AskedFact, value: string): number {
  const shares = values
    .filter(({ id }) => id !== notSure)
    .map(({ id }) => ({ id, share: allows(check, key, id) ? 1 : likelihoodTable.unlikely }));
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  return (shares.find(({ id }) => id === value)?.share ?? 0) / total;
}

/** By the convention of `content/facts.yaml`. */
export const notSure = "not-sure";

/**
 * The word of a check that wants a value is meant for people of whom that is true; how many they are is nobody's guess, so all values count alike. What speaks
 * against a check is the exception: while it is not known, the word holds.
 */
function factorOf(check: Check, key: string, { values }: AskedFact, value: string | undefined): number {
  const sure = values.filter(({ id }) => id !== notSure);
  if (sure.some(({ id }) => id === value)) return allows(check, key, value) ? 1 : likelihoodTable.unlikely;
  const wanted = check.when.must[key]?.filter((id) => id !== notSure).length;
  return wanted === undefined ? 1 : wanted / sure.length;
}

function allows(check: Check, fact: string, value = ""): boolean {
  const must = check.when.must[fact];
  return (must === undefined || must.includes(value)) && !(check.when.not[fact]?.includes(value) ?? false);
}
