import { afterAction, afterTrial, type Belief, costNow, nothing, settle } from "../model/belief.ts";
import type { Problem } from "../model/problem.ts";

/** Numbers of actions in the order in which they are done, and trials between them. */
export type Order = readonly number[];

/** In an order: here everything that is untested is tested. */
export const trial = -1;

/** What an order costs. */
export interface OrderCost {
  /** Expected, up to the end, over all that may happen from this belief on (not divided by its mass). */
  cost: number;
  /** After so many entries help is called; where there is none, or it never pays, the length of the order. */
  length: number;
}

/** The first entries of an order, priced once for all orders that begin with them. */
export interface Prefix {
  /** After so many entries. */
  at: number;
  belief: Belief;
  /** Expected cost of the entries. */
  paid: number;
  /** The cheapest end so far, and after how many entries. */
  best: number;
  length: number;
}

/** Nothing is done yet. */
export function emptyPrefix({ helpCost }: Problem, belief: Belief): Prefix {
  return { at: 0, belief, paid: 0, best: helpCost === null ? Infinity : helpCost * belief.mass, length: 0 };
}

/** One entry more. */
export function longerPrefix(problem: Problem, prefix: Prefix, entry: number): Prefix {
  const belief = afterEntry(problem, prefix.belief, entry);
  const at = prefix.at + 1;
  const paid = prefix.paid + priceOf(problem, prefix.belief, entry);
  const end = problem.helpCost === null ? Infinity : paid + problem.helpCost * belief.mass;
  return end < prefix.best ? { at, belief, paid, best: end, length: at } : { ...prefix, at, belief, paid };
}

/** What one entry of an order costs now, with the way to its place. A trial with nothing to test is no step, and free. */
export function priceOf(problem: Problem, belief: Belief, entry: number): number {
  const action = problem.actions[entry];
  if (!action) return belief.untested.length > 0 ? belief.mass * problem.trialCost : 0;
  return belief.mass * costNow(problem, action, belief.place);
}

/**
 * Expected cost of an order of actions and trials, ended by help where that is cheapest. What is left untested at the end is tested
 * where there is no help.
 */
export function orderCost(problem: Problem, belief: Belief, order: Order): OrderCost {
  return costAfter(problem, emptyPrefix(problem, belief), order, Infinity);
}

/** The same for an order of which the first entries are priced. Nothing above `limit` is looked at further: its cost is Infinity. */
export function costAfter(problem: Problem, prefix: Prefix, order: Order, limit: number): OrderCost {
  const { actions, openings, trialCost, helpCost } = problem;
  const { belief } = prefix;
  const weights = roomFor(belief.weights.length);
  weights.set(belief.weights);
  let { mass, place } = belief;
  untested.length = 0;
  for (const index of belief.untested) untested.push(index);
  let { paid: cost, best, length } = prefix;
  for (let at = prefix.at; at < order.length && mass > nothing; at++) {
    const index = order[at] ?? trial;
    const action = actions[index];
    if (action) {
      const opening = action.place === 0 || action.place === place ? 0 : (openings[action.place] ?? 0);
      if (action.place !== 0) place = action.place;
      cost += mass * (action.cost + opening);
      if (action.needsTrial) untested.push(index);
      else mass -= settle(action, weights);
    } else if (untested.length > 0) {
      cost += mass * trialCost;
      for (const done of untested) {
        const tested = actions[done];
        if (tested) mass -= settle(tested, weights);
      }
      untested.length = 0;
    }
    if (cost >= limit && best >= limit) return { cost: Infinity, length };
    if (helpCost !== null && cost + helpCost * mass < best) {
      best = cost + helpCost * mass;
      length = at + 1;
    }
  }
  if (helpCost !== null) return { cost: best, length };
  if (untested.length > 0) cost += Math.max(mass, 0) * trialCost;
  return { cost, length: order.length };
}

// Thousands of orders are priced for one plan: these are used again each time, and hold nothing between two calls.
let room = new Float64Array(64);
const untested: number[] = [];

function roomFor(causes: number): Float64Array {
  if (room.length !== causes) room = new Float64Array(causes);
  return room;
}

/** What is known after an entry of an order that did not help. */
export function afterEntry(problem: Problem, belief: Belief, entry: number): Belief {
  return entry === trial ? afterTrial(problem, belief) : afterAction(problem, belief, entry);
}
