import type { Model } from "#machines/plan/model/model.ts";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import { type Comparison, compare, optimumOf, overCost } from "./compare.ts";
import { distorted, randomModel, type Shape } from "./random-model.ts";
import { type Rule, rules } from "./rules.ts";

/** What ways to go cost above the optimum: 0.01 is one per cent. */
export interface OverCosts {
  name: string;
  models: number;
  ours: number;
  worst: number;
  byRule: Record<Rule, number>;
}

/** Models of a shape, from 5 to 12 actions and questions, with right likelihoods and wrong by each factor; always the same. */
export function overCosts(shape: Shape, count: number, factors: readonly number[], seed = 1): OverCosts[] {
  const random = seededRandom(seed);
  const models = Array.from({ length: count }, (_, at) => {
    const model = randomModel(shape, 5 + (at % 8), random);
    return { model, best: optimumOf(model) };
  });
  return [1, ...factors].map((factor) => {
    const found = models.map(({ model, best }) => {
      const believed = factor === 1 ? model : distorted(model, factor, random);
      return compare(model, { believed, best });
    });
    return { name: factor === 1 ? shape.name : `${shape.name}, wrong ×${factor}`, ...over(found) };
  });
}

function over(found: readonly Comparison[]): Omit<OverCosts, "name"> {
  const known = found.flatMap(({ optimum, ...rest }) => (optimum === null ? [] : [{ ...rest, optimum }]));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanOf = (rule: Rule) => mean(known.map(({ byRule, optimum }) => overCost(byRule[rule], optimum)));
  return {
    models: known.length,
    ours: mean(known.map(({ overCost }) => overCost ?? 0)),
    worst: Math.max(...known.map(({ overCost }) => overCost ?? 0)),
    byRule: {
      probabilityPerEffort: meanOf("probabilityPerEffort"),
      likelihoodOnly: meanOf("likelihoodOnly"),
      cheapestFirst: meanOf("cheapestFirst"),
      fileOrder: meanOf("fileOrder"),
      random: meanOf("random"),
    },
  };
}

const heads = ["", "ours", "worst", "p ÷ effort", "likelihood", "cheapest", "file order", "random"];

/** Per cent above the optimum, a line for each family of models. */
export function formatOverCosts(rows: readonly OverCosts[]): string {
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
  return table([
    heads,
    ...rows.map(({ name, ours, worst, byRule }) => [
      name,
      percent(ours),
      percent(worst),
      ...rules.map((rule) => percent(byRule[rule])),
    ]),
  ]);
}

/** Expected costs themselves, a line for each model. */
export function formatCosts(models: readonly { name: string; model: Model }[]): string {
  const number = (value: number | null) => (value === null ? "–" : value.toFixed(3));
  return table([
    ["", "ours", "optimum", ...heads.slice(3)],
    ...models.map(({ name, model }) => {
      const { ours, optimum, byRule } = compare(model);
      return [name, number(ours), number(optimum), ...rules.map((rule) => number(byRule[rule]))];
    }),
  ]);
}

export function table(lines: readonly string[][]): string {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join("  ").trimEnd()).join("\n");
}
