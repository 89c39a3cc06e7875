import type { Belief } from "#machines/plan/model/belief.ts";
import { begin } from "#machines/plan/model/belief.ts";
import type { Model } from "#machines/plan/model/model.ts";
import { caution, type Problem, toProblem } from "#machines/plan/model/problem.ts";
import { trial } from "#machines/plan/search/order-cost.ts";
import { nextSegment } from "#machines/plan/search/segment.ts";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import { optimum } from "./optimum.ts";
import { policyCost } from "./policy-cost.ts";
import { ordersOf, type Rule } from "./rules.ts";

/** Expected costs of one model, side by side. */
export interface Comparison {
  ours: number;
  /** `null` above 12 actions and questions, or where too much would have to be remembered. */
  optimum: number | null;
  /** ours ÷ optimum − 1 */
  overCost: number | null;
  byRule: Record<Rule, number>;
  /** Up to the first question: what comes after it depends on its answer. */
  firstSteps: string[];
  /** Whether `ours` is worked out over every answer, or drawn from people. */
  isExact: boolean;
}

const exactUpTo = 12;
const shownSteps = 12;
/** Enough to follow every answer of a small model; of a big one each plan takes its time. */
const people = { small: 20_000, big: 500 };

/**
 * Compares all ways to go about a model. `believed`: the same model with the likelihoods that plan and rules go by; the costs are those
 * of people of whom `model` holds. `best`: its optimum, where that is known already. Always the same for the same models.
 */
export function compare(
  model: Model,
  { believed = model, best }: { believed?: Model; best?: number | null } = {},
): Comparison {
  const truth = toProblem(model);
  const thought = toProblem(believed, caution);
  const asSaid = toProblem(believed);
  const random = seededRandom(1);
  const remembered = new Map<string, ReturnType<typeof nextSegment>>();
  const ours = policyCost(
    (belief) => {
      const key = keyOf(belief);
      const segment = remembered.get(key) ?? nextSegment(thought, belief);
      remembered.set(key, segment);
      return segment;
    },
    truth,
    thought,
    { people: isSmall(model) ? people.small : people.big, random },
  );
  const least = best === undefined ? optimumOf(model) : best;
  const costOf = (rule: Rule) => {
    const orders = ordersOf(rule, asSaid, { fileOrder: [...model.actions.keys()], rounds: 50, random });
    const costs = orders.map(
      (entries) => policyCost(() => ({ entries, question: null }), truth, asSaid, { people: 1, random }).cost,
    );
    return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  };
  return {
    ours: ours.cost,
    optimum: least,
    overCost: least === null ? null : overCost(ours.cost, least),
    byRule: {
      probabilityPerEffort: costOf("probabilityPerEffort"),
      likelihoodOnly: costOf("likelihoodOnly"),
      cheapestFirst: costOf("cheapestFirst"),
      fileOrder: costOf("fileOrder"),
      random: costOf("random"),
    },
    firstSteps: firstSteps(thought),
    isExact: ours.isExact,
  };
}

/** The least cost, of models small enough to know it. */
export function optimumOf(model: Model): number | null {
  return isSmall(model) ? optimum(toProblem(model)) : null;
}

function isSmall({ actions, questions }: Model): boolean {
  return actions.size + questions.size <= exactUpTo;
}

/** Rounding is no difference; over nothing at all, anything is infinitely more. */
export function overCost(ours: number, best: number): number {
  if (Math.abs(ours - best) <= 1e-9 * Math.max(1, best)) return 0;
  return ours / best - 1;
}

function firstSteps(problem: Problem): string[] {
  const { entries, question } = nextSegment(problem, begin(problem));
  const steps = entries.map((entry) => (entry === trial ? "trial" : (problem.actions[entry]?.id ?? "")));
  const last =
    question === null ? (problem.helpCost === null ? [] : ["help"]) : [problem.questions[question]?.id ?? ""];
  return [...steps, ...last].slice(0, shownSteps);
}

/** Segments follow from this alone. */
function keyOf({ undone, unasked, weights, place, untested, mass }: Belief): string {
  return `${undone}/${unasked}/${place}/${untested}/${Array.from(weights, (weight) => (weight / mass).toPrecision(12))}`;
}
