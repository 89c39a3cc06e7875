import { afterAction, afterTrial, type Belief, nothing, settle } from "../model/belief.ts";
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

/**
 * Expected cost of an order of actions and trials, ended by help where that is cheapest. What is left untested at the end is tested
 * where there is no help. Nothing above `limit` is looked at further: its cost is Infinity.
 */
export function orderCost(problem: Problem, belief: Belief, order: Order, limit = Infinity): OrderCost {
  const { actions, openings, trialCost, helpCost } = problem;
  const weights = roomFor(belief.weights.length);
  weights.set(belief.weights);
  let { mass, place } = belief;
  untested.length = 0;
  for (const index of belief.untested) untested.push(index);
  let cost = 0;
  let best = helpCost === null ? Infinity : helpCost * mass;
  let length = 0;
  for (let at = 0; at < order.length && mass > nothing; at++) {
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
