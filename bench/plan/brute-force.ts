import type { Problem } from "#machines/plan/model/problem.ts";

/** One way the world may be: which cause holds, which actions would settle it, what each question would be answered with. */
interface World {
  probability: number;
  cause: number;
  works: readonly boolean[];
  values: readonly number[];
}

interface Situation {
  worlds: readonly World[];
  undone: readonly number[];
  untested: readonly number[];
  unasked: readonly number[];
  place: number;
}

/** The least expected cost, by trying every way to go in every world there may be. For models of two or three things only. */
export function bruteForce(problem: Problem): number {
  return leastCost(problem, {
    worlds: worldsOf(problem),
    undone: [...problem.actions.keys()],
    untested: [],
    unasked: [...problem.questions.keys()],
    place: 0,
  });
}

function leastCost(problem: Problem, now: Situation): number {
  const { worlds, undone, untested, unasked } = now;
  const mass = worlds.reduce((sum, { probability }) => sum + probability, 0);
  if (worlds.length === 0) return 0;
  const couldWork = [...undone, ...untested].some((index) => worlds.some(({ works }) => works[index]));
  const ends = problem.helpCost !== null ? [problem.helpCost * mass] : couldWork ? [] : [0];
  const trials =
    untested.length === 0
      ? []
      : [
          problem.trialCost * mass +
            leastCost(problem, {
              ...now,
              untested: [],
              worlds: worlds.filter(({ works }) => !untested.some((index) => works[index])),
            }),
        ];
  const actions = undone.map((index) => {
    const { cost = 0, place = 0, needsTrial = false } = problem.actions[index] ?? {};
    const opening = place !== 0 && place !== now.place ? (problem.openings[place] ?? 0) : 0;
    const after: Situation = {
      ...now,
      undone: undone.filter((other) => other !== index),
      place: place === 0 ? now.place : place,
      untested: needsTrial ? [...untested, index] : untested,
      worlds: needsTrial ? worlds : worlds.filter(({ works }) => !works[index]),
    };
    return (cost + opening) * mass + leastCost(problem, after);
  });
  const questions = unasked.map((index) => {
    const { cost = 0, values = [] } = problem.questions[index] ?? {};
    const branches = values.map((_, value) =>
      leastCost(problem, {
        ...now,
        unasked: unasked.filter((other) => other !== index),
        worlds: worlds.filter((world) => world.values[index] === value),
      }),
    );
    return cost * mass + branches.reduce((sum, branch) => sum + branch, 0);
  });
  return Math.min(...ends, ...trials, ...actions, ...questions);
}

function worldsOf({ prior, actions, questions }: Problem): World[] {
  let worlds = [...prior].map((probability, cause): World => ({ probability, cause, works: [], values: [] }));
  for (const { causes, chances } of actions) {
    worlds = worlds.flatMap((world) => {
      const chance = chances[causes.indexOf(world.cause)] ?? 0;
      return [
        { ...world, probability: world.probability * chance, works: [...world.works, true] },
        { ...world, probability: world.probability * (1 - chance), works: [...world.works, false] },
      ];
    });
  }
  for (const { given } of questions) {
    worlds = worlds.flatMap((world) =>
      given.map((row, value) => ({
        ...world,
        probability: world.probability * (row[world.cause] ?? 0),
        values: [...world.values, value],
      })),
    );
  }
  return worlds.filter(({ probability }) => probability > 0);
}
