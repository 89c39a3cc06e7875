import type { Check } from "./check.ts";
import type { Content } from "./content.ts";
import type { AskedFact } from "./fact.ts";
import { concerns } from "./incident.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { PlaceId } from "./place.ts";
import type { Channel } from "./words.ts";

/** One thing to do next, in order. */
export type PlanEntry = PlannedCheck | PlannedQuestion | PlannedTrial;

export interface PlannedCheck {
  kind: "check";
  check: Check;
  /** Why it stands where it stands, for the line "why this now". */
  reason: "evidence" | "incident" | "same-place" | "likelihood";
}

/** A fact worth knowing before the checks that depend on it. */
export interface PlannedQuestion {
  kind: "question";
  fact: string;
  /** Ids of the checks that depend on it; once they are answered it is not worth asking. */
  dependents: string[];
}

/** A fresh code after one stay at a place; due only when one of its checks was fixed. */
export interface PlannedTrial {
  kind: "trial";
  place: PlaceId;
  /** Its key in the journey: `trial-mailbox`, for a second stay `trial-mailbox-2`. */
  key: string;
  /** Ids of the checks whose fixes it tests. */
  tests: string[];
}

export type Facts = ReadonlyMap<string, string>;

/**
 * The order of everything a channel may need for what is known: highest likelihood ÷ effort first, where the first check of a
 * place also pays the place's opening effort (cost clusters: Langseth & Jensen 2003; p/c order: Heckerman, Breese & Rommelse
 * 1995). A fact on which several checks depend is asked just before the first of them. Answers only take entries away; they never
 * reorder, so links and Back stay stable. Ties break by id.
 * A stay ends when the plan goes elsewhere, after evidence has been followed, after a check with an answer `trial: now`, or when its checks take longer than
 * `policy.trial.every` seconds: a code is rationed and waiting is dear, so fixes are tested together (Ottosen & Jensen 2010).
 */
export function planEntries(content: Content, channel: Channel, facts: Facts): readonly PlanEntry[] {
  const known = plansOf(content);
  const key = [channel, ...[...facts].map((pair) => pair.join(".")).sort()].join("/");
  const plan = known.get(key) ?? makePlan(content, channel, facts);
  if (known.size >= maxPlans) known.clear();
  known.set(key, plan);
  return plan;
}

// One journey asks for its plan many times over; a content has only so many combinations of facts that people use.
const maxPlans = 500;
const plans = new WeakMap<Content, Map<string, readonly PlanEntry[]>>();
function plansOf(content: Content): Map<string, readonly PlanEntry[]> {
  const known = plans.get(content) ?? new Map<string, readonly PlanEntry[]>();
  plans.set(content, known);
  return known;
}

function makePlan(content: Content, channel: Channel, facts: Facts): PlanEntry[] {
  const open = candidates(content, channel, facts);
  const asked = new Set<string>();
  const opened = new Set<PlaceId>();
  const order: (PlannedCheck | PlannedQuestion)[] = [];

  while (open.length > 0) {
    const next = best(
      open,
      (candidate) => candidate.weight / (candidate.effort + opening(content, candidate.check, opened)),
    );
    const { check, needs } = next;
    const question = needs.find((fact) => !asked.has(fact));
    if (question !== undefined) {
      asked.add(question);
      const dependents = open
        .filter((candidate) => dependsOn(candidate.check).has(question))
        .map((candidate) => candidate.check.id);
      order.push({ kind: "question", fact: question, dependents });
      continue;
    }
    open.splice(open.indexOf(next), 1);
    // Asked and still unknown: for whoever is planned here, a check that wants the fact cannot come.
    if (!applies(check, channel, facts)) continue;
    const reason = raisedBy(content, check, channel, facts) ?? (opened.has(check.place) ? "same-place" : "likelihood");
    order.push({ kind: "check", check, reason });
    opened.add(check.place);
  }
  return withTrials(order, content.settings.policy.trial.every);
}

/** Whether a check can be the answer for this person: right channel, conditions hold, not ruled out by evidence. */
export function applies(check: Check, channel: Channel, facts: Facts): boolean {
  return couldApply(check, channel, facts) && Object.keys(check.when.must).every((fact) => facts.has(fact));
}

/** Whether a check may be the answer once more is known. */
function couldApply(check: Check, channel: Channel, facts: Facts): boolean {
  if (!check.channels.includes(channel)) return false;
  const evidence = facts.get("evidence");
  if (evidence !== undefined && check.ruledOutBy.includes(evidence)) return false;
  const must = Object.entries(check.when.must).every(([fact, values]) =>
    values.includes(facts.get(fact) ?? values[0] ?? ""),
  );
  const not = Object.entries(check.when.not).some(([fact, values]) => values.includes(facts.get(fact) ?? ""));
  return must && !not;
}

/** The question of a fact on this channel, if it has one. */
export function askedFact(content: Content, channel: Channel, key: string): AskedFact | null {
  const fact = content.facts.get(key);
  return fact?.ask === "step" && fact.channels.includes(channel) ? fact : null;
}

interface Candidate {
  check: Check;
  weight: number;
  /** Seconds, the question included that must come first. */
  effort: number;
  /** Facts to be asked before it. */
  needs: string[];
}

function candidates(content: Content, channel: Channel, facts: Facts): Candidate[] {
  const possible = [...content.checks.values()].filter((check) => couldApply(check, channel, facts)).sort(byId);
  const isAskable = (fact: string) => !facts.has(fact) && askedFact(content, channel, fact) !== null;
  const dependents = new Map<string, number>();
  for (const check of possible)
    for (const fact of dependsOn(check)) dependents.set(fact, (dependents.get(fact) ?? 0) + 1);

  return possible.flatMap((check): Candidate[] => {
    const unknown = Object.entries(check.when.must).filter(([fact]) => !facts.has(fact));
    if (unknown.some(([fact]) => !isAskable(fact))) return [];
    const musts = unknown.map(([fact]) => fact);
    // A question that could only spare one check, or one that evidence points to, is not worth its time.
    const isWorthwhile = (fact: string) =>
      isAskable(fact) && (dependents.get(fact) ?? 0) > 1 && !raisedBy(content, check, channel, facts);
    const nots = Object.keys(check.when.not).filter(isWorthwhile);
    const needs = [...new Set([...musts, ...nots])].sort();
    let weight =
      likelihoodTable.weights[check.likelihood[channel]] *
      (raisedBy(content, check, channel, facts) ? likelihoodTable.raisedBy : 1);
    let effort = check.effort;
    for (const [fact, values] of unknown) {
      const question = askedFact(content, channel, fact);
      weight *= values.length / (question?.values.length ?? values.length);
      effort += question?.effort ?? 0;
    }
    return [{ check, weight, effort, needs }];
  });
}

function withTrials(order: readonly (PlannedCheck | PlannedQuestion)[], limit: number): PlanEntry[] {
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

function opening(content: Content, check: Check, opened: ReadonlySet<PlaceId>): number {
  return opened.has(check.place) ? 0 : content.places[check.place].opening;
}

function dependsOn(check: Check): Set<string> {
  return new Set([...Object.keys(check.when.must), ...Object.keys(check.when.not)]);
}

/** What brings a check to the front: the report about this very code, or, without one, an incident that certainly concerns the journey. */
function raisedBy(content: Content, check: Check, channel: Channel, facts: Facts): "evidence" | "incident" | null {
  const evidence = facts.get("evidence");
  if (evidence !== undefined) return check.raisedBy.includes(evidence) ? "evidence" : null;
  const isFirst = content.running.some(
    (incident) =>
      (incident.first?.includes(check.id) ?? check.raisedBy.includes("incident")) &&
      concerns(incident, channel, facts, content.facts) === "yes",
  );
  return isFirst ? "incident" : null;
}

function best(candidates: readonly Candidate[], score: (candidate: Candidate) => number): Candidate {
  return candidates.reduce((leader, candidate) => (score(candidate) > score(leader) ? candidate : leader));
}

function byId(a: Check, b: Check): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
