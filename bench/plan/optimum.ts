import type { Problem, ProblemAction } from "#machines/plan/model/problem.ts";
import { CostMemory } from "./cost-memory.ts";

/**
 * The least expected cost of any way to go on, exactly: every action, question, trial and help at every moment, over all that can be
 * known then. It shares no search with the plan that it judges. Remembers what it found for: done, untested, asked, where.
 * `null` when more than `most` such situations would have to be remembered.
 */
export function optimum(problem: Problem, most = 12_000_000): number | null {
  const search = new Search(problem, most);
  const cost = search.costFrom(problem.prior, 0, 0);
  return search.isLost ? null : cost;
}

const nothing = 1e-12;
type Status = "undone" | "untested" | "done";

class Search {
  isLost = false;
  private readonly known: CostMemory;
  private readonly status: Status[];
  private readonly isAsked: boolean[];
  private readonly actionDigits: number[];
  private readonly questionDigits: number[];
  /** Each cause costs at least this: the cheapest thing that settles it, or help. */
  private readonly atLeast: number[];

  constructor(
    private readonly problem: Problem,
    private readonly most: number,
  ) {
    const { actions, questions, openings, actionsOf, helpCost, trialCost } = problem;
    this.known = new CostMemory();
    this.status = actions.map(() => "undone");
    this.isAsked = questions.map(() => false);
    let digit = openings.length;
    this.actionDigits = actions.map(({ needsTrial }) => take(needsTrial ? 3 : 2));
    this.questionDigits = questions.map(({ values }) => take(values.length + 1));
    this.atLeast = actionsOf.map((indexes) =>
      Math.min(
        helpCost ?? 0,
        ...indexes.map((index) => (actions[index]?.needsTrial ? trialCost : (actions[index]?.cost ?? 0))),
      ),
    );
    function take(size: number): number {
      const own = digit;
      digit *= size;
      return own;
    }
  }

  /** `key` says all but the place; the weights follow from it. */
  costFrom(weights: Float64Array, key: number, place: number): number {
    const mass = sumOf(weights);
    if (mass <= nothing || this.isLost) return 0;
    const found = this.known.get(key + place);
    if (found !== undefined) return found;
    if (this.known.size >= this.most) {
      this.isLost = true;
      return 0;
    }
    const { problem, status } = this;
    let best = problem.helpCost === null ? Infinity : problem.helpCost * mass;
    let isOpen = false;
    const tryIt = (now: number, after: Float64Array, next: number, there: number) => {
      isOpen = true;
      if (now + this.bound(after) < best) best = Math.min(best, now + this.costFrom(after, next, there));
    };

    if (status.includes("untested")) {
      const after = weights.slice();
      let next = key;
      const tested: number[] = [];
      for (const [index, action] of problem.actions.entries()) {
        if (status[index] !== "untested") continue;
        fail(action, after);
        next += this.actionDigits[index] ?? 0;
        tested.push(index);
      }
      if (mass - sumOf(after) > nothing) {
        for (const index of tested) status[index] = "done";
        tryIt(mass * problem.trialCost, after, next, place);
        for (const index of tested) status[index] = "untested";
      }
    }

    const open = problem.actions
      .map((action, index) => ({ action, index, gain: status[index] === "undone" ? gainOf(action, weights) : 0 }))
      .filter(({ gain }) => gain > nothing)
      .sort((a, b) => b.gain * (a.action.cost + 1e-9) - a.gain * (b.action.cost + 1e-9));
    for (const { action, index } of open) {
      const isAway = action.place !== 0 && action.place !== place;
      const now = mass * (action.cost + (isAway ? (problem.openings[action.place] ?? 0) : 0));
      const after = action.needsTrial ? weights : weights.slice();
      if (!action.needsTrial) fail(action, after);
      status[index] = action.needsTrial ? "untested" : "done";
      tryIt(now, after, key + (this.actionDigits[index] ?? 0), action.place === 0 ? place : action.place);
      status[index] = "undone";
    }

    if (!isOpen && problem.helpCost === null) best = 0;
    if (isOpen) best = this.withQuestions(weights, mass, key, place, best);
    this.known.set(key + place, best);
    return best;
  }

  private withQuestions(weights: Float64Array, mass: number, key: number, place: number, upTo: number): number {
    let best = upTo;
    for (const [index, question] of this.problem.questions.entries()) {
      if (this.isAsked[index]) continue;
      this.isAsked[index] = true;
      let sum = mass * question.cost + this.bound(weights);
      for (const [value, given] of question.given.entries()) {
        if (sum >= best) break;
        const after = weights.map((weight, cause) => weight * (given[cause] ?? 0));
        sum += this.costFrom(after, key + (this.questionDigits[index] ?? 0) * (value + 1), place) - this.bound(after);
      }
      best = Math.min(best, sum);
      this.isAsked[index] = false;
    }
    return best;
  }

  private bound(weights: Float64Array): number {
    let sum = 0;
    for (let cause = 0; cause < weights.length; cause++) sum += (weights[cause] ?? 0) * (this.atLeast[cause] ?? 0);
    return sum;
  }
}

function fail({ causes, chances }: ProblemAction, weights: Float64Array): void {
  causes.forEach((cause, at) => {
    weights[cause] = (weights[cause] ?? 0) * (1 - (chances[at] ?? 0));
  });
}

function gainOf({ causes, chances }: ProblemAction, weights: Float64Array): number {
  return causes.reduce((sum, cause, at) => sum + (weights[cause] ?? 0) * (chances[at] ?? 0), 0);
}

function sumOf(weights: Float64Array): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}
