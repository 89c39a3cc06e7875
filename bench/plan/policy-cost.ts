import { afterQuestion, type Belief, begin, costNow, nothing } from "#machines/plan/model/belief.ts";
import type { Problem } from "#machines/plan/model/problem.ts";
import { afterEntry } from "#machines/plan/search/order-cost.ts";
import type { Segment } from "#machines/plan/search/segment.ts";

/** What somebody does who knows this much. */
export type Policy = (belief: Belief) => Segment;

/**
 * What a policy costs people of whom `truth` holds, while it believes `believed`: expected, exact as long as there are enough `people`
 * to follow every value of every question with one at least; after that one value is drawn for each. Both problems are of one model, with
 * other probabilities.
 */
export function policyCost(
  policy: Policy,
  truth: Problem,
  believed: Problem,
  { people, random }: { people: number; random: () => number },
): { cost: number; isExact: boolean } {
  let isExact = true;

  const costFrom = (atFirst: Belief, atFirstThought: Belief, count: number): number => {
    let real = atFirst;
    let thought = atFirstThought;
    let cost = 0;
    const { entries, question } = policy(thought);
    for (const entry of entries) {
      if (real.mass <= nothing) return cost;
      const action = truth.actions[entry];
      cost += real.mass * (action ? costNow(truth, action, real.place) : truth.trialCost);
      real = afterEntry(truth, real, entry);
      thought = afterEntry(believed, thought, entry);
    }
    if (question === null || real.mass <= nothing) return cost + Math.max(real.mass, 0) * (truth.helpCost ?? 0);

    const { cost: price = 0, given = [] } = truth.questions[question] ?? {};
    cost += real.mass * price;
    const chances = given.map((row) =>
      real.weights.reduce((sum, weight, cause) => sum + weight * (row[cause] ?? 0), 0),
    );
    const follow = (value: number) =>
      costFrom(
        afterQuestion(truth, real, question, value),
        afterQuestion(believed, thought, question, value),
        Math.max(1, Math.floor((count * (chances[value] ?? 0)) / real.mass)),
      );
    if (count >= chances.length)
      return chances.reduce((sum, chance, value) => (chance > nothing ? sum + follow(value) : sum), cost);
    isExact = false;
    let left = random() * real.mass;
    const drawn = chances.findIndex((chance) => {
      left -= chance;
      return left < 0 && chance > nothing;
    });
    const value = drawn < 0 ? chances.indexOf(Math.max(...chances)) : drawn;
    return cost + (follow(value) * real.mass) / (chances[value] ?? real.mass);
  };
  return { cost: costFrom(begin(truth), begin(believed), people), isExact };
}
