import { LRUCache } from "lru-cache";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import { checksNamed } from "../content/sign.ts";
import { type Channel, refused, symptomFact } from "../words.ts";
import { asksForCode, isForOthers } from "./applies.ts";
import { contentModel } from "./content-model.ts";
import { tooDear, withHandOver } from "./hand-over.ts";
import { begin } from "./model/belief.ts";
import { caution, toProblem } from "./model/problem.ts";
import type { PlanEntry, PlannedCheck, PlannedQuestion } from "./plan-entry.ts";
import { entriesOf } from "./plan-order.ts";
import { rationOf } from "./ration.ts";
import { factsThatMatter } from "./relevant-fact.ts";
import { orderFrom, type Segment } from "./search/segment.ts";
import { wholePlan } from "./search/whole-plan.ts";
import { hasOwnWords, likelyPage, refusedByWords } from "./signs/likely-page.ts";
import { shownSigns } from "./signs/shown-signs.ts";
import { signPage } from "./signs/sign-page.ts";
import { withTrials } from "./visit.ts";

/**
 * The order of everything a channel may need for what is known, as the search of `search/` finds it on the model of the content: the expected seconds until
 * the person is in, or knows who must act, are as few as it can make them (docs/plan.md). A page of signs comes first where it pays. Answers only take entries
 * away; they never reorder, so links and Back stay stable. Ties break by id.
 * A visit to a place ends when the plan goes elsewhere, after evidence has been followed, after a check with an answer `trial: now`, or when its
 * checks take longer than `policy.trial.every` seconds: a code is rationed and waiting is dear, so fixes are tested together (Ottosen & Jensen 2010).
 */
export function planEntries(content: Content, channel: Channel, facts: Facts): readonly PlanEntry[] {
  const { ofMany, ofOne } = plansOf(content);
  // What own words led to is hardly ever the same for two people, and must not push out what many share.
  const known = hasOwnWords(facts) ? ofOne : ofMany;
  const key = `${channel}/${factsThatMatter(content, channel, facts)}`;
  const plan = known.get(key) ?? makePlan(content, channel, facts);
  known.set(key, plan);
  return plan;
}

// Many journeys share a plan: it depends on the facts alone, and only on those that some check of the channel asks about. A page of signs leads to twelve.
const plans = new WeakMap<Content, Record<"ofMany" | "ofOne", LRUCache<string, readonly PlanEntry[]>>>();

function plansOf(content: Content) {
  const known = plans.get(content) ?? { ofMany: new LRUCache({ max: 2_000 }), ofOne: new LRUCache({ max: 100 }) };
  plans.set(content, known);
  return known;
}

function makePlan(content: Content, channel: Channel, facts: Facts): PlanEntry[] {
  const shown = shownSigns(content, facts, (before) => planEntries(content, channel, before));
  const model = contentModel(content, channel, facts, shown);
  const problem = toProblem(model, caution);
  // What a report, an incident or the person's own choice of a check points to is done before anything is asked.
  const named = checksNamed(facts);
  const isFirst = (entry: PlannedCheck | PlannedQuestion) =>
    entry.kind === "check" &&
    (entry.reason === "evidence" || entry.reason === "incident" || named.includes(entry.check.id));
  const toEntries = (segments: readonly Segment[]) => entriesOf(content, channel, facts, { problem, segments });
  // Whatever is said on a page of signs, the plan is made anew, so nothing else is asked behind it.
  const { order } = orderFrom(problem, begin(problem));
  const unasked = toEntries([{ entries: order, question: null }]);
  const likely = new Map(problem.causes.map((id, cause) => [id, problem.prior[cause] ?? 0]));
  // Who wrote something in own words looks at what it led to before anything else.
  const words = likelyPage(facts);
  const prospect = { order: unasked.filter((entry) => !isFirst(entry)), likely, shown, refused: refusedByWords(facts) };
  const signs = words ? null : signPage(content, facts, prospect);
  const entries = words || signs ? unasked : toEntries(wholePlan(problem, begin(problem), order).segments);
  const inOrder = [
    ...(words ? [words] : []),
    ...entries.filter(isFirst),
    ...(signs ? [signs] : []),
    ...entries.filter((one) => !isFirst(one)),
  ];
  const handedOver = withHandOver(
    inOrder,
    tooDear(content, { channel, facts }, model, order),
    isForOthers(content, facts),
  );
  return withTrials(handedOver, {
    every: content.settings.policy.trial.every,
    prefix: facts.get(symptomFact) === refused && channel !== "authenticator" ? `${refused}-` : "",
    ration: rationOf(content, channel, inOrder, model),
    atOnce: asksForCode(content, channel, facts),
  });
}
