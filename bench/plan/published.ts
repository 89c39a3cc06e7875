import type { Model } from "#machines/plan/model/model.ts";

/** An example from a paper: the model, and the expected cost that is printed for some ways to go. */
export interface Published {
  name: string;
  model: Model;
  /** Orders of ids, with their printed cost, and how it is rounded. */
  printed: readonly { order: readonly string[]; cost: number; digits: number }[];
  /** Printed as the least. `null` where the paper prints a strategy and does not say that none is better. */
  optimum: { cost: number; digits: number } | null;
}

/** The examples of plan theory that come with all their numbers. Causes are named after the actions that fix them. */
export const published: readonly Published[] = [
  {
    name: "SACSO, fig. 1",
    model: ofMasses({ A1: 0.2, "A1 A2": 0.25, "A2 A3": 0.4, A3: 0.15 }),
    printed: [
      { order: ["A2", "A1", "A3"], cost: 1.5, digits: 2 },
      { order: ["A3", "A1"], cost: 1.45, digits: 2 },
    ],
    optimum: { cost: 1.45, digits: 2 },
  },
  {
    name: "Langseth & Jensen, ex. 4",
    model: ofMasses({ A2: 0.157, A4: 0.204, "A2 A4": 0.015, "A2 A3": 0.357, "A3 A4": 0.267 }),
    printed: [
      { order: ["A3", "A2", "A4"], cost: 1.58, digits: 2 },
      { order: ["A3", "A4", "A2"], cost: 1.53, digits: 2 },
      { order: ["A2", "A4"], cost: 1.47, digits: 2 },
    ],
    optimum: { cost: 1.47, digits: 2 },
  },
  {
    name: "Lín, fig. 2",
    model: {
      causes: new Map([
        ["F1", 1 / 2],
        ["F2", 1 / 4],
        ["F3", 1 / 4],
      ]),
      actions: new Map(
        ["1", "2", "3"].map((n) => [
          `A${n}`,
          { cost: 1, place: null, needsTrial: false, fixes: new Map([[`F${n}`, 1]]) },
        ]),
      ),
      questions: new Map([
        [
          "Q",
          {
            cost: 1,
            values: new Map([
              ["F2", new Map([["F2", 1]])],
              ["F3", new Map([["F3", 1]])],
            ]),
          },
        ],
      ]),
      places: new Map(),
      trialCost: 0,
      help: null,
    },
    printed: [{ order: ["A1", "Q"], cost: 2, digits: 2 }],
    optimum: null,
  },
  {
    name: "Jensen & Nielsen, start problem",
    model: {
      causes: new Map([
        ["program", 0.8],
        ["virus", 0.15],
        ["hardware", 0.05],
      ]),
      actions: new Map([
        ["reboot", action(1, { program: 1 })],
        ["virus tool", action(2, { virus: 0.95 })],
        ["reformat", action(25, { program: 0.99, virus: 0.99 })],
        ["new machine", action(500, { program: 1, virus: 1, hardware: 1 })],
      ]),
      questions: new Map(),
      places: new Map(),
      trialCost: 0,
      help: null,
    },
    printed: [
      { order: ["reboot", "virus tool", "reformat", "new machine"], cost: 27.875, digits: 3 },
      { order: ["new machine"], cost: 500, digits: 3 },
    ],
    optimum: { cost: 27.875, digits: 3 },
  },
];

/** A cause for each set of actions that fixes it, with its mass; every action costs 1. */
function ofMasses(masses: Record<string, number>): Model {
  const ids = [...new Set(Object.keys(masses).flatMap((set) => set.split(" ")))].sort();
  const fixedBy = (id: string) => Object.keys(masses).filter((set) => set.split(" ").includes(id));
  return {
    causes: new Map(Object.entries(masses)),
    actions: new Map(ids.map((id) => [id, action(1, Object.fromEntries(fixedBy(id).map((set) => [set, 1])))])),
    questions: new Map(),
    places: new Map(),
    trialCost: 0,
    help: null,
  };
}

function action(cost: number, fixes: Record<string, number>) {
  return { cost, place: null, needsTrial: false, fixes: new Map(Object.entries(fixes)) };
}
