import { writeFileSync } from "node:fs";
import { drawChart } from "./chart-drawing.ts";

// `npm run diagram` draws the statechart that runs into docs/.
writeFileSync(new URL("../wizard-chart.svg", import.meta.url), await drawChart());
