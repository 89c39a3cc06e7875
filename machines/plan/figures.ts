import { likelihoodTable } from "./likelihood.ts";
import type { PlannedCheck } from "./plan-entry.ts";

/** What the plan reckons with at a check. */
export interface Figures {
  /** 0 to 1, when the plan was made. */
  likelihood: number;
  /** Seconds, reading included. */
  effort: number;
  /** Likelihood per second. */
  score: number;
  /** Version of the numbers. */
  table: number;
}

/** Three digits, so that an address gives the same bytes whatever adds up the last one. */
export function figuresOf({ check, likelihood }: PlannedCheck): Figures {
  const effort = check.effort + likelihoodTable.reading;
  return {
    likelihood: rounded(likelihood),
    effort,
    score: rounded(likelihood / effort),
    table: likelihoodTable.version,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
