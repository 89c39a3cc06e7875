import type { Model, Question } from "./model.ts";

/** A model made ready for search: everything by number, in the order of the ids, so that ties break by id. */
export interface Problem {
  causes: readonly string[];
  /** Adds up to 1. */
  prior: Float64Array;
  actions: readonly ProblemAction[];
  questions: readonly ProblemQuestion[];
  /** What it costs to go to each place. Place 0 is nowhere, and free. */
  openings: readonly number[];
  /** Numbers of the actions at each place. */
  byPlace: readonly (readonly number[])[];
  /** The places, and the actions, at which something can be done about each cause. */
  placesOf: readonly (readonly number[])[];
  actionsOf: readonly (readonly number[])[];
  trialCost: number;
  helpCost: number | null;
}

export interface ProblemAction {
  id: string;
  cost: number;
  place: number;
  needsTrial: boolean;
  /** Numbers of the causes it may fix, and with which chance. */
  causes: readonly number[];
  chances: readonly number[];
}

interface ProblemQuestion {
  id: string;
  cost: number;
  values: readonly string[];
  /** For each value, how likely it is given each cause. Over the values, adds up to 1 for each cause. */
  given: readonly Float64Array[];
}

/**
 * How far likelihoods are trusted when a plan is made: less than 1 brings them closer together. It costs a fifth of a per cent where they
 * are right, and saves several where they are wrong by a factor of two or four (`npm run bench:plan`).
 */
export const caution = 0.85;

/** No cause, action or question without a number; what cannot be is left out: a fix of an unknown cause, or with no chance. */
export function toProblem(model: Model, trust = 1): Problem {
  const causes = sortedKeys(model.causes);
  const numberOf = new Map(causes.map((id, index) => [id, index]));
  const weights = causes.map((id) => (model.causes.get(id) ?? 0) ** trust);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const prior = Float64Array.from(weights, (weight) => (total > 0 ? weight / total : 1 / causes.length));
  const places = sortedKeys(model.places);
  const actions = sortedEntries(model.actions).map(([id, { cost, place, needsTrial, fixes }]): ProblemAction => {
    const fixed = [...fixes].flatMap(([cause, chance]) => {
      const index = numberOf.get(cause);
      return index === undefined || chance <= 0 ? [] : [{ index, chance: Math.min(chance, 1) }];
    });
    return {
      id,
      cost,
      place: place === null ? 0 : places.indexOf(place) + 1,
      needsTrial,
      causes: fixed.map(({ index }) => index),
      chances: fixed.map(({ chance }) => chance),
    };
  });
  const openings = [0, ...places.map((id) => model.places.get(id) ?? 0)];
  const actionsOf = causes.map((): number[] => []);
  actions.forEach((action, index) => {
    for (const cause of action.causes) actionsOf[cause]?.push(index);
  });
  return {
    causes,
    prior,
    actions,
    questions: sortedEntries(model.questions).map(([id, question]) => toProblemQuestion(id, question, causes)),
    openings,
    byPlace: openings.map((_, place) => actions.flatMap((action, index) => (action.place === place ? [index] : []))),
    placesOf: actionsOf.map((indexes) => [...new Set(indexes.map((index) => actions[index]?.place ?? 0))]),
    actionsOf,
    trialCost: model.trialCost,
    helpCost: model.help?.cost ?? null,
  };
}

function toProblemQuestion(id: string, { cost, values }: Question, causes: readonly string[]): ProblemQuestion {
  const names = sortedKeys(values);
  const given = names.map(() => new Float64Array(causes.length));
  causes.forEach((cause, index) => {
    const named = names.map((name) => values.get(name)?.get(cause));
    const sum = named.reduce<number>((total, share) => total + (share ?? 0), 0);
    const silent = named.filter((share) => share === undefined).length;
    const rest = silent > 0 ? Math.max(0, 1 - sum) : 0;
    const whole = sum + rest;
    named.forEach((share, value) => {
      const likelihood = whole > 0 ? (share ?? rest / silent) / whole : 1 / names.length;
      const row = given[value];
      if (row) row[index] = likelihood;
    });
  });
  return { id, cost, values: names, given };
}

function sortedKeys(map: ReadonlyMap<string, unknown>): string[] {
  return [...map.keys()].sort();
}

function sortedEntries<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
