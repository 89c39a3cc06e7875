import type { PlaceId } from "../content/place.ts";
import type { PlanEntry, PlannedCheck, PlannedQuestion, PlannedTrial } from "./plan-entry.ts";

/**
 * The order with one trial at the end of each stay at a place. A stay ends when the next check is elsewhere, after evidence has been
 * followed, after an answer that is tried at once, and before its checks take longer than `limit` seconds.
 */
export function withTrials(order: readonly (PlannedCheck | PlannedQuestion)[], limit: number): PlanEntry[] {
  const entries: PlanEntry[] = [];
  const stays = new Map<PlaceId, number>();
  let stay: PlannedCheck[] = [];
  const close = () => {
    const [first] = stay;
    if (!first) return;
    const count = (stays.get(first.check.place) ?? 0) + 1;
    stays.set(first.check.place, count);
    const tests = stay.map(({ check }) => check.id);
    const trial: PlannedTrial = {
      kind: "trial",
      place: first.check.place,
      key: trialKey(first.check.place, count),
      tests,
    };
    // Questions asked after the last check of a stay come after its trial: what was fixed is tried first.
    const last = entries.lastIndexOf(stay.at(-1) ?? first);
    entries.splice(last + 1, 0, trial);
    stay = [];
  };
  for (const entry of order) {
    if (entry.kind === "check") {
      const previous = stay.at(-1);
      const effort = stay.reduce((sum, { check }) => sum + check.effort, entry.check.effort);
      const isFollowed = previous?.reason === "evidence" && entry.reason !== "evidence";
      const isTriedAtOnce = previous?.check.endsStay ?? false;
      if (previous && (previous.check.place !== entry.check.place || effort > limit || isFollowed || isTriedAtOnce))
        close();
      stay.push(entry);
    }
    entries.push(entry);
  }
  close();
  return entries;
}

/** First stay `trial-mailbox`, then `trial-mailbox-2`. */
export function trialKey(place: string, stay: number): string {
  return stay === 1 ? `trial-${place}` : `trial-${place}-${stay}`;
}
