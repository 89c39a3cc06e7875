import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import type { PlaceId } from "../content/place.ts";
import type { Channel } from "../words.ts";
import { applies, askedFact, couldApply, dependsOn, raisedBy } from "./applies.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { PlanEntry, PlannedCheck, PlannedQuestion } from "./plan-entry.ts";
import { withTrials } from "./visit.ts";

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

function opening(content: Content, check: Check, opened: ReadonlySet<PlaceId>): number {
  return opened.has(check.place) ? 0 : content.places[check.place].opening;
}

function best(candidates: readonly Candidate[], score: (candidate: Candidate) => number): Candidate {
  return candidates.reduce((leader, candidate) => (score(candidate) > score(leader) ? candidate : leader));
}

function byId(a: Check, b: Check): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
