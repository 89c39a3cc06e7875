import type { Check } from "./check.ts";
import type { Content } from "./content.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { PlaceId } from "./place.ts";
import type { Channel } from "./words.ts";

/** One stay at a place: its checks in order, and the trial that tests their fixes together. */
export interface Visit {
  place: PlaceId;
  checks: PlannedCheck[];
  /** Key of the trial in the journey: `trial-mailbox`, for a second visit `trial-mailbox-2`. */
  trial: string;
}

export interface PlannedCheck {
  check: Check;
  /** Why it stands where it stands, for the line "why this now". */
  reason: "evidence" | "same-place" | "likelihood";
}

export type Facts = ReadonlyMap<string, string>;

/**
 * The order of all checks of a channel for what is known: highest likelihood ÷ effort first, where the first check of a place
 * also pays the place's opening effort (cost clusters: Langseth & Jensen 2001; p/c order: Heckerman, Breese & Rommelse 1995).
 * Answers only take checks away; they never reorder, so links and Back stay stable. Ties break by id.
 * A visit ends when the plan goes elsewhere, after evidence has been followed, or when its checks take longer than
 * `policy.trial.every` seconds: a code is rationed and waiting is dear, so fixes are tested together (Ottosen & Jensen 2010).
 */
export function planVisits(content: Content, channel: Channel, facts: Facts): Visit[] {
  const open = [...content.checks.values()].filter((check) => applies(check, channel, facts)).sort(byId);
  const opened = new Set<PlaceId>();
  const visits: Visit[] = [];
  const visitCounts = new Map<PlaceId, number>();
  let effort = 0;

  while (open.length > 0) {
    const index = best(open, (check) => ratio(content, check, facts, opened));
    const [check] = open.splice(index, 1);
    if (!check) break;
    const current = visits.at(-1);
    const previous = current?.checks.at(-1);
    const raised = isRaised(check, facts);
    const stays =
      current?.place === check.place &&
      effort + check.effort <= content.settings.policy.trial.every &&
      !(previous?.reason === "evidence" && !raised);
    if (current && stays) {
      current.checks.push({ check, reason: raised ? "evidence" : "same-place" });
      effort += check.effort;
    } else {
      const count = (visitCounts.get(check.place) ?? 0) + 1;
      visitCounts.set(check.place, count);
      const samePlace = opened.has(check.place);
      visits.push({
        place: check.place,
        trial: trialKey(check.place, count),
        checks: [{ check, reason: raised ? "evidence" : samePlace ? "same-place" : "likelihood" }],
      });
      effort = check.effort;
    }
    opened.add(check.place);
  }
  return visits;
}

/** Whether a check can be the answer for this person: right channel, conditions hold, not ruled out by evidence. */
export function applies(check: Check, channel: Channel, facts: Facts): boolean {
  if (!check.channels.includes(channel)) return false;
  const evidence = facts.get("evidence");
  if (evidence !== undefined && check.ruledOutBy.includes(evidence)) return false;
  const must = Object.entries(check.when.must).every(([fact, values]) => values.includes(facts.get(fact) ?? ""));
  const not = Object.entries(check.when.not).some(([fact, values]) => values.includes(facts.get(fact) ?? ""));
  return must && !not;
}

/** First visit `trial-mailbox`, then `trial-mailbox-2`. */
export function trialKey(place: string, visit: number): string {
  return visit === 1 ? `trial-${place}` : `trial-${place}-${visit}`;
}

function ratio(content: Content, check: Check, facts: Facts, opened: ReadonlySet<PlaceId>): number {
  const weight = likelihoodTable.weights[check.likelihood] * (isRaised(check, facts) ? likelihoodTable.raisedBy : 1);
  const opening = opened.has(check.place) ? 0 : content.places[check.place].opening;
  return weight / (check.effort + opening);
}

function isRaised(check: Check, facts: Facts): boolean {
  const evidence = facts.get("evidence");
  return evidence !== undefined && check.raisedBy.includes(evidence);
}

function best(checks: readonly Check[], score: (check: Check) => number): number {
  let winner = 0;
  for (const [index, check] of checks.entries()) {
    const leader = checks[winner];
    if (leader && score(check) > score(leader)) winner = index;
  }
  return winner;
}

function byId(a: Check, b: Check): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
