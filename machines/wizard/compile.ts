import { assign, setup } from "xstate";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import { applies } from "../plan/applies.ts";
import { trialKey } from "../plan/visit.ts";
import type { Channel } from "../words.ts";
import { type Answers, findPosition, type Position, trialAnswers } from "./position.ts";

export interface WizardContext {
  channel: Channel;
  facts: Facts;
  answers: Answers;
}

/** `spam-folder.not-there`: a segment of the path is the event. */
interface AnswerEvent {
  type: string;
}

// XState reads these for their types only.
const types: { context?: WizardContext; events?: AnswerEvent; input?: WizardContext } = {};

/**
 * The statechart of a content: `diagnosing { choosing, asking.<check>, trial.<place> }`, `solved`, `help`.
 * `choosing` goes where the plan says; `asking` holds the checks and the questions. Answers are a set: any open check may be
 * answered in any state of `diagnosing`, each at most once, so every journey ends. Pure: use it with `initialTransition` and `transition`.
 */
export function compileMachine(content: Content) {
  const wizard = setup({
    types,
    guards: {
      leadsTo: ({ context }, { target }: { target: string }) => stateOf(position(content, context)) === target,
      isOpen: ({ context }, { check }: { check: string }) => {
        const found = content.checks.get(check);
        return found !== undefined && !context.answers.has(check) && applies(found, context.channel, context.facts);
      },
      isUnknown: ({ context }, { fact }: { fact: string }) => {
        const found = position(content, context);
        return found.kind === "question" && found.fact === fact;
      },
      isDue: ({ context }, { trial }: { trial: string }) => {
        const found = position(content, context);
        return found.kind === "trial" && found.key === trial;
      },
    },
    actions: {
      record: assign(({ context }, { key, value }: { key: string; value: string }) => ({
        answers: new Map([...context.answers, [key, value]]),
      })),
      learn: assign(({ context }, { fact, value }: { fact: string; value: string }) => ({
        facts: new Map([...context.facts, [fact, value]]),
      })),
    },
  });
  const record = (key: string, value: string) => ({ type: "record" as const, params: { key, value } });

  const checks = [...content.checks.values()];
  const places = [...new Set(checks.map((check) => check.place))];
  const questions = [...content.facts].filter(([, fact]) => fact.ask === "step");
  const asking = [...checks.map((check) => check.id), ...questions.map(([fact]) => fact)];
  const targets = [...asking.map((id) => `asking.${id}`), ...places.map((place) => `trial.${place}`)];

  const checkEvents = checks.flatMap((check) =>
    check.answers.map(({ id, effect }) => [
      `${check.id}.${id}`,
      {
        guard: { type: "isOpen" as const, params: { check: check.id } },
        target: effect === "solved" ? "#wizard.solved" : ".choosing",
        actions: record(check.id, id),
      },
    ]),
  );
  const questionEvents = questions.flatMap(([fact, { values }]) =>
    values.map(({ id }) => [
      `${fact}.${id}`,
      {
        guard: { type: "isUnknown" as const, params: { fact } },
        target: ".choosing",
        actions: { type: "learn" as const, params: { fact, value: id } },
      },
    ]),
  );
  const trialEvents = (place: string) => {
    const stays = checks.filter((check) => check.place === place).length;
    const keys = Array.from({ length: stays }, (_, index) => trialKey(place, index + 1));
    return keys.flatMap((key) =>
      trialAnswers.map(({ id, effect }) => [
        `${key}.${id}`,
        {
          guard: { type: "isDue" as const, params: { trial: key } },
          target: effect === "solved" ? "#wizard.solved" : "#wizard.diagnosing.choosing",
          actions: record(key, id),
        },
      ]),
    );
  };

  return wizard.createMachine({
    id: "wizard",
    context: ({ input }) => input,
    initial: "diagnosing",
    states: {
      diagnosing: {
        initial: "choosing",
        on: Object.fromEntries([...checkEvents, ...questionEvents]),
        states: {
          choosing: {
            always: [
              { guard: { type: "leadsTo", params: { target: "solved" } }, target: "#wizard.solved" },
              ...targets.map((target) => ({
                guard: { type: "leadsTo" as const, params: { target } },
                target: `#wizard.diagnosing.${target}`,
              })),
              { target: "#wizard.help" },
            ],
          },
          // XState wants an initial state; `choosing` always names the one it means.
          asking: { initial: asking[0] ?? "", states: Object.fromEntries(asking.map((id) => [id, {}])) },
          trial: {
            initial: places[0] ?? "",
            states: Object.fromEntries(places.map((place) => [place, { on: Object.fromEntries(trialEvents(place)) }])),
          },
        },
      },
      solved: { type: "final" },
      help: { type: "final" },
    },
  });
}
export type WizardMachine = ReturnType<typeof compileMachine>;

function stateOf(found: Position): string {
  if (found.kind === "check") return `asking.${found.check.id}`;
  if (found.kind === "question") return `asking.${found.fact}`;
  if (found.kind === "trial") return `trial.${found.place}`;
  return found.kind;
}

// The guards of `choosing` ask the same thing once per target; a context is immutable, so its position is too.
const positions = new WeakMap<WizardContext, Position>();
function position(content: Content, context: WizardContext): Position {
  const known = positions.get(context);
  if (known) return known;
  const found = findPosition(content, context.channel, context.facts, context.answers);
  positions.set(context, found);
  return found;
}
