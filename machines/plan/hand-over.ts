import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import type { Channel } from "../words.ts";
import { likelihoodOf, likelihoodTable } from "./likelihood.ts";
import { begin } from "./model/belief.ts";
import type { Model } from "./model/model.ts";
import { caution, toProblem } from "./model/problem.ts";
import type { PlannedCheck, PlannedHandOver, PlannedQuestion } from "./plan-entry.ts";
import { type Order, orderCost } from "./search/order-cost.ts";
import { toldByWords } from "./signs/told-by-words.ts";

type Ordered = PlannedCheck | PlannedQuestion;

/**
 * The order with the moment at which a person takes over, if there is one before its end: after the last check that is worth its cost (`tooDear`: ids of
 * those that are not); where only others can act on a report, at once after the checks that it points to. Nothing is left out.
 */
export function withHandOver(
  order: readonly Ordered[],
  tooDear: ReadonlySet<string>,
  isForOthers: boolean,
): (Ordered | PlannedHandOver)[] {
  const followed = isForOthers ? order.findLastIndex(isFollowed) : -1;
  const last =
    followed >= 0 ? followed : order.findLastIndex((entry) => entry.kind === "check" && !tooDear.has(entry.check.id));
  const before = last + 1;
  const isLeft = order.slice(before).some(({ kind }) => kind === "check");
  if (before === 0 || !isLeft) return [...order];
  return [...order.slice(0, before), { kind: "hand-over" }, ...order.slice(before)];
}

function isFollowed(entry: Ordered): boolean {
  return entry.kind === "check" && entry.reason === "evidence";
}

/**
 * The checks at the end of `order` that cost more than they bring. Some people have something that none of the checks settles, and the more was done in vain the
 * likelier that is. It changes no order, only the moment from which a person is the quicker way.
 */
export function tooDear(
  content: Content,
  { channel, facts }: { channel: Channel; facts: Facts },
  model: Model,
  order: Order,
): Set<string> {
  const { weights, elsewhere } = likelihoodTable;
  // How many have something else does not depend on what is known of the person, nor on what they wrote.
  const nothing = new Map<string, string>();
  const byWords = toldByWords(facts);
  const byWord = [...model.causes.keys()].reduce((sum, id) => {
    const check = content.checks.get(id);
    return check ? sum + weights[likelihoodOf(check, channel, nothing)] * byWords(id) : sum;
  }, 0);
  // "?" is not the id of any check.
  const problem = toProblem({ ...model, causes: new Map([...model.causes, ["?", elsewhere * byWord]]) }, caution);
  const { length } = orderCost(problem, begin(problem), order);
  return new Set(order.slice(length).map((entry) => problem.actions[entry]?.id ?? ""));
}
