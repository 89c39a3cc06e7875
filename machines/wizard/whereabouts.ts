import type { Content } from "../content/content.ts";
import { planEntries } from "../plan/plan.ts";
import type { PlanEntry } from "../plan/plan-entry.ts";
import type { Channel } from "../words.ts";
import { type Journey, withAnswer, withImplied } from "./journey.ts";
import { findPosition, type Position, stepId } from "./position.ts";
import { say } from "./say.ts";

/** What a person arrives with: the journey of the address. */
export interface Arrival {
  content: Content;
  channel: Channel;
  journey: Journey;
}

/** Where a person stands: the plan for what is known, and the step that is in front of them. */
export interface Whereabouts extends Arrival {
  plan: readonly PlanEntry[];
  position: Position;
}

/** Where the journey of an address leads. */
export function whereaboutsOf({ content, channel, journey }: Arrival): Whereabouts {
  const plan = planEntries(content, channel, journey.facts);
  return { content, channel, journey, plan, position: findPosition(content, plan, journey.answers) };
}

/**
 * Where one more answer leads, or one more thing known: `key` is the step in front or any other. The plan is asked at most once, and not at all where only an
 * entry of it is taken away. The chart goes on by this, and so do the links of a page, which look ahead and move nobody.
 */
export function whereaboutsAfter(at: Whereabouts, key: string, value: string): Whereabouts {
  const { content, journey, plan, position } = at;
  const isOver = position.kind === "solved" || position.kind === "help";
  const isInFront = !isOver && stepId(position) === key;
  if (content.facts.has(key)) return whereaboutsOf({ ...at, journey: say(content, journey, key, value) });
  const answered = withAnswer(content, journey, key, value);
  if (!isInFront || answered.facts !== journey.facts)
    return whereaboutsOf({ ...at, journey: withImplied(content, answered) });
  // An answer takes an entry away and changes nothing else: the plan stays.
  return { ...at, journey: answered, position: findPosition(content, plan, answered.answers) };
}
