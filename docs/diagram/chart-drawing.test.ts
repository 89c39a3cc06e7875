import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawChart } from "./chart-drawing.ts";

test("the drawing in docs/ is the chart that runs; `npm run diagram` draws it again", async () => {
  expect(readFileSync("docs/wizard-chart.svg", "utf8")).toBe(await drawChart());
});
