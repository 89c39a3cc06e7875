import type { PlaceId } from "../content/place.ts";
import type { PlanEntry, PlannedCheck, PlannedTrial } from "./plan-entry.ts";
import type { Ration } from "./ration.ts";

/** How a plan tests what was fixed. */
interface Trials {
  /** The longest stretch of checks in one place before a trial, in seconds. */
  every: number;
  /** Between `trial-` and the place in the keys of these trials: a word and a dash, or nothing. */
  prefix: string;
  ration: Ration;
  /** A fresh code before anything else. */
  atOnce: boolean;
}

/**
 * The order with one trial at the end of each visit to a place. A visit ends when the next check is elsewhere, after evidence has been
 * followed, after an answer that is tried at once, before a person takes over, and before its checks take longer than `every` seconds.
 */
export function withTrials(
  order: readonly Exclude<PlanEntry, PlannedTrial>[],
  { every, prefix, ration, atOnce }: Trials,
): PlanEntry[] {
  const entries: PlanEntry[] = [];
  const visits = new Map<PlaceId, number>();
  let visit: PlannedCheck[] = [];
  const close = () => {
    const [first] = visit;
    if (!first) return;
    const count = (visits.get(first.check.place) ?? 0) + 1;
    visits.set(first.check.place, count);
    const tests = visit.map(({ check }) => check.id);
    const trial: PlannedTrial = {
      kind: "trial",
      place: first.check.place,
      key: trialKey(prefix + first.check.place, count),
      tests,
      codes: ration.codes,
      sparesLast: ration.sparesLast(tests),
      isAtOnce: false,
    };
    // Questions asked after the last check of a visit come after its trial: what was fixed is tried first.
    const last = entries.lastIndexOf(visit.at(-1) ?? first);
    entries.splice(last + 1, 0, trial);
    visit = [];
  };
  for (const entry of order) {
    if (entry.kind === "hand-over") close();
    if (entry.kind === "check") {
      const previous = visit.at(-1);
      const effort = visit.reduce((sum, { check }) => sum + check.effort, entry.check.effort);
      const isFollowed = previous?.reason === "evidence" && entry.reason !== "evidence";
      const isTriedAtOnce = previous?.check.endsVisit ?? false;
      if (previous && (previous.check.place !== entry.check.place || effort > every || isFollowed || isTriedAtOnce))
        close();
      visit.push(entry);
    }
    entries.push(entry);
  }
  close();
  const place = entries.find((entry) => entry.kind === "check")?.check.place;
  if (!atOnce || !place) return entries;
  const key = trialKey(`${againPrefix}${place}`, 1);
  return [{ kind: "trial", place, key, tests: [], codes: ration.codes, sparesLast: false, isAtOnce: true }, ...entries];
}

/** In the key of a trial that a report asks for: others are numbered without it. */
const againPrefix = "again-";

/** First visit `trial-mailbox`, then `trial-mailbox-2`. */
function trialKey(place: string, visit: number): string {
  return visit === 1 ? `trial-${place}` : `trial-${place}-${visit}`;
}
