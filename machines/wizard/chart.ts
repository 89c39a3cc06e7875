import { assign, setup } from "xstate";
import { type Position, stepId } from "./position.ts";
import { type Arrival, type Whereabouts, whereaboutsAfter, whereaboutsOf } from "./whereabouts.ts";

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
    goOn: assign(({ context: { at }, event }) => ({ at: at && whereaboutsAfter(at, event.key, event.value) })),
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
