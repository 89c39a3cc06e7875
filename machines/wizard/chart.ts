import { assign, setup } from "xstate";
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

/** `null` only in the actor without input that XState makes for itself with each pure transition. */
interface Context {
  at: Whereabouts | null;
}

/** The answer to the step in front: `{ key: "spam-folder", value: "not-there" }`, for a question its fact and a value. */
export interface AnswerEvent {
  type: "answer";
  key: string;
  value: string;
}

// XState reads these for their types only.
const types: { context?: Context; events?: AnswerEvent; input?: Arrival | undefined } = {};

const wizard = setup({
  types,
  guards: {
    isInFront: ({ context: { at }, event }) => at !== null && event.key === stepId(at.position),
    isAt: ({ context: { at } }, { kind }: { kind: Position["kind"] }) => at?.position.kind === kind,
  },
  actions: {
    goOn: assign(({ context: { at }, event }) => ({ at: at && whereaboutsAfter(at, event) })),
  },
});

/** Leads to the state of any kind of position other than `here`. */
const leads = (here: Position["kind"] | null) =>
  (["question", "check", "trial", "hand-over", "solved", "help"] as const)
    .filter((kind) => kind !== here)
    .map((kind) => ({ guard: { type: "isAt" as const, params: { kind } }, target: `#${kind}` }));

/**
 * The statechart of every journey: `diagnosing { asking { question | check | trial | hand-over } }`, `solved`, `help`. The context holds where the
 * person stands; each answer to the step in front is one transition, and asks the plan at most once. Answers are a set and each step is asked once, so
 * every journey ends. Pure: use it through `enterWizard` and `answerStep`.
 */
export const wizardChart = wizard.createMachine({
  id: "wizard",
  context: ({ input }) => ({ at: input ? whereaboutsOf(input) : null }),
  initial: "diagnosing",
  states: {
    diagnosing: {
      initial: "asking",
      states: {
        asking: {
          initial: "check",
          on: { answer: { guard: "isInFront", actions: "goOn" } },
          states: {
            question: { id: "question", always: leads("question") },
            check: { id: "check", always: leads("check") },
            trial: { id: "trial", always: leads("trial") },
            "hand-over": { id: "hand-over", always: leads("hand-over") },
          },
        },
      },
    },
    solved: { id: "solved", type: "final" },
    help: { id: "help", type: "final" },
  },
});

function whereaboutsOf({ content, channel, journey }: Arrival): Whereabouts {
  const plan = planEntries(content, channel, journey.facts);
  return { content, channel, journey, plan, position: findPosition(content, plan, journey.answers) };
}

function whereaboutsAfter(at: Whereabouts, { key, value }: AnswerEvent): Whereabouts {
  const { content, journey, plan } = at;
  if (at.position.kind === "question") return whereaboutsOf({ ...at, journey: say(content, journey, key, value) });
  const answered = withAnswer(content, journey, key, value);
  if (answered.facts !== journey.facts) return whereaboutsOf({ ...at, journey: withImplied(content, answered) });
  // An answer takes an entry away and changes nothing else: the plan stays.
  return { ...at, journey: answered, position: findPosition(content, plan, answered.answers) };
}
