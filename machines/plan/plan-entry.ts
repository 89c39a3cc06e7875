import type { Check } from "../content/check.ts";
import type { PlaceId } from "../content/place.ts";

/** One thing to do next, in order. */
export type PlanEntry = PlannedCheck | PlannedQuestion | PlannedTrial | PlannedHandOver;

export interface PlannedCheck {
  kind: "check";
  check: Check;
  /** Why it stands where it stands, for the line "why this now". */
  reason: "evidence" | "incident" | "sign" | "same-place" | "likelihood";
  /** How likely it is that this check helps, 0 to 1, when the plan was made; all checks of the plan add up to 1. */
  likelihood: number;
}

/** A fact worth knowing before the checks that depend on it. */
export interface PlannedQuestion {
  kind: "question";
  fact: string;
  /** Ids of the checks that depend on it; once they are answered it is not worth asking. */
  dependents: string[];
  /** On the opening page: the signs that are offered, the best one first. Nobody is asked who has answered a check already. */
  offered: readonly string[] | null;
}

/** A fresh code after one visit to a place; due only when one of its checks was fixed, or when a report asks for one. */
export interface PlannedTrial {
  kind: "trial";
  place: PlaceId;
  /** Its key in the journey: `trial-mailbox`, for a second visit `trial-mailbox-2`; `trial-refused-mailbox` where codes come and are refused, `trial-again-mailbox` where a report asks for it. */
  key: string;
  /** Ids of the checks whose fixes it tests. */
  tests: string[];
  /** Codes that can be asked for in one sign-in; `null` where they cost nothing. */
  codes: number | null;
  /** What comes later needs the last code more. */
  sparesLast: boolean;
  /** What is known of the last code asks for another one, whatever was fixed. */
  isAtOnce: boolean;
}

/** From here on a person is the quicker way; what comes behind it is for whoever goes on without. */
export interface PlannedHandOver {
  kind: "hand-over";
}
