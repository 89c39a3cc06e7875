import type { Content } from "../content/content.ts";
import type { Channel } from "../words.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { Model } from "./model/model.ts";
import type { PlannedCheck, PlannedQuestion } from "./plan-entry.ts";

/** The codes that trials may cost. */
export interface Ration {
  /** Codes that can be asked for in one sign-in; `null` where they cost nothing. */
  codes: number | null;
  /** Whether the last of them is better kept for what is fixed after these checks. */
  sparesLast(tests: readonly string[]): boolean;
}

/**
 * The ration of a channel for an order: what the policy sends in one sign-in. The last code is kept while losing it would cost more than waiting for it: without
 * one, whoever fixes the real cause later needs a person; with it, whoever has fixed it already walks on for nothing.
 */
export function rationOf(
  content: Content,
  channel: Channel,
  order: readonly (PlannedCheck | PlannedQuestion)[],
  model: Model,
): Ration {
  const { resend, help } = content.settings.policy;
  const codes = channel === "authenticator" ? null : codesOf(resend[channel]);
  const checks = order.flatMap((entry) => (entry.kind === "check" ? [entry.check.id] : []));
  const weight = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (model.causes.get(id) ?? 0), 0);
  const total = weight(checks) || 1;
  return {
    codes,
    sparesLast(tests) {
      const later = checks.slice(Math.max(...tests.map((id) => checks.indexOf(id))) + 1);
      const needing = later.filter((id) => model.actions.get(id)?.needsTrial);
      const walk = later.reduce((sum, id) => sum + (model.actions.get(id)?.cost ?? 0), 0);
      const likely = weight(tests) / total;
      // Somebody did change something here, which most do only where it was wrong.
      const isIt = likely / (likely + likelihoodTable.changing * (1 - likely));
      const laterIsIt = (weight(needing) / total) * (1 - isIt);
      return laterIsIt * help.cost > isIt * walk;
    },
  };
}

/** Of a day at most, the one of the sign-in page left out. */
function codesOf({ perChallenge, perDestination }: { perChallenge: number; perDestination: { perDay: number } }) {
  return Math.min(perChallenge, Math.max(1, perDestination.perDay - 1));
}
