import { LRUCache } from "lru-cache";
import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import type { PlaceId } from "../content/place.ts";
import { signFact } from "../content/sign.ts";
import type { Channel } from "../words.ts";
import { applies, raisedBy } from "./applies.ts";
import { type Candidate, candidates } from "./candidate.ts";
import { openingPage } from "./opening.ts";
import type { PlanEntry, PlannedCheck, PlannedQuestion } from "./plan-entry.ts";
import { factsThatMatter } from "./relevant-fact.ts";
import { withTrials } from "./visit.ts";

/**
 * The order of everything a channel may need for what is known: highest likelihood ÷ effort first, where the first check of a
 * place also pays the place's opening effort (cost clusters: Langseth & Jensen 2003; p/c order: Heckerman, Breese & Rommelse
 * 1995). A fact on which several checks depend is asked just before the first of them. Answers only take entries away; they never
 * reorder, so links and Back stay stable. Ties break by id.
 * A visit to a place ends when the plan goes elsewhere, after evidence has been followed, after a check with an answer `trial: now`, or when its
 * checks take longer than `policy.trial.every` seconds: a code is rationed and waiting is dear, so fixes are tested together (Ottosen & Jensen 2010).
 */
export function planEntries(content: Content, channel: Channel, facts: Facts): readonly PlanEntry[] {
  const known = plans.get(content) ?? new LRUCache<string, readonly PlanEntry[]>({ max: 500 });
  plans.set(content, known);
  const key = `${channel}/${factsThatMatter(content, channel, facts)}`;
  const plan = known.get(key) ?? makePlan(content, channel, facts);
  known.set(key, plan);
  return plan;
}

// Many journeys share a plan: it depends on the facts alone, and only on those that some check of the channel asks about.
const plans = new WeakMap<Content, LRUCache<string, readonly PlanEntry[]>>();

function makePlan(content: Content, channel: Channel, facts: Facts): PlanEntry[] {
  const open = new Set(candidates(content, channel, facts));
  const queues = queuesOf(content, open);
  const asked = new Set<string>();
  const opened = new Set<PlaceId>();
  const order: (PlannedCheck | PlannedQuestion)[] = [];

  for (let next = best(queues, opened, open); next; next = best(queues, opened, open)) {
    const { check, needs } = next;
    const question = needs.find((fact) => !asked.has(fact));
    if (question !== undefined) {
      asked.add(question);
      const dependents = [...open].filter(({ dependsOn }) => dependsOn.has(question)).map((other) => other.check.id);
      order.push({ kind: "question", fact: question, dependents, offered: null });
      continue;
    }
    open.delete(next);
    // Asked and still unknown: for the person planned for here, a check that wants the fact cannot come.
    if (!applies(check, channel, facts)) continue;
    const reason =
      raisedBy(content, check, channel, facts) ??
      spokenFor(check, facts) ??
      (opened.has(check.place) ? "same-place" : "likelihood");
    order.push({ kind: "check", check, reason });
    opened.add(check.place);
  }
  const opening = openingPage(content, channel, facts, order);
  return [...(opening ? [opening] : []), ...withTrials(order, content.settings.policy.trial.every)];
}

/** What the person said: a sentence that speaks for it, or the check itself. */
function spokenFor({ id, signs }: Check, facts: Facts): "sign" | null {
  const sign = facts.get(signFact);
  return sign !== undefined && (sign === id || signs.includes(sign)) ? "sign" : null;
}

/** The candidates of one place, twice in order: for a person who has yet to go there, and for one who is there already. */
interface Queue {
  place: PlaceId;
  away: Scored[];
  there: Scored[];
}

interface Scored {
  candidate: Candidate;
  score: number;
}

function queuesOf(content: Content, candidates: Iterable<Candidate>): Queue[] {
  const byPlace = new Map<PlaceId, Candidate[]>();
  for (const candidate of candidates) {
    const { place } = candidate.check;
    byPlace.set(place, [...(byPlace.get(place) ?? []), candidate]);
  }
  return [...byPlace].map(([place, ofPlace]) => {
    const inOrder = (opening: number) =>
      ofPlace
        .map((candidate) => ({ candidate, score: candidate.weight / (candidate.effort + opening) }))
        .sort((a, b) => (isAhead(a, b) ? 1 : -1)); // the best is the last, to be popped
    return { place, away: inOrder(content.places[place].opening), there: inOrder(0) };
  });
}

/** The best of the heads: within a place the order never changes, so no other one can be the best of all. */
function best(queues: readonly Queue[], opened: ReadonlySet<PlaceId>, open: ReadonlySet<Candidate>): Candidate | null {
  let leader: Scored | null = null;
  for (const { place, away, there } of queues) {
    const queue = opened.has(place) ? there : away;
    let head = queue.at(-1);
    while (head && !open.has(head.candidate)) {
      queue.pop();
      head = queue.at(-1);
    }
    if (head && (!leader || isAhead(head, leader))) leader = head;
  }
  return leader?.candidate ?? null;
}

function isAhead(a: Scored, b: Scored): boolean {
  return a.score > b.score || (a.score === b.score && a.candidate.check.id < b.candidate.check.id);
}
