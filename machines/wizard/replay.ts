import { initialTransition, transition } from "xstate";
import type { Content } from "../content/content.ts";
import type { Channel } from "../words.ts";
import { compileMachine, type WizardMachine } from "./compile.ts";
import type { Journey } from "./journey.ts";
import { findPosition, type Position } from "./position.ts";

/**
 * Finds the step a journey leads to by sending its answers through the machine. Answers that do not fit (a check that does
 * not apply, a trial that is not due) are passed over; they stay in the journey. Never throws for a journey of `readJourney`.
 */
export function replay(content: Content, channel: Channel, journey: Journey): Position {
  const machine = machineOf(content);
  let [snapshot] = initialTransition(machine, { channel, facts: journey.facts, answers: new Map() });
  const send = (type: string) => {
    if (!snapshot.can({ type })) return false;
    [snapshot] = transition(machine, snapshot, { type });
    return true;
  };
  const trials: [string, string][] = [];
  for (const [key, value] of journey.answers) {
    if (content.checks.has(key)) send(`${key}.${value}`);
    else trials.push([key, value]);
  }
  // A trial is due only after the fixes of its place, and one trial can make room for the next.
  while (trials.some(([key, value]) => send(`${key}.${value}`)));
  const { context } = snapshot;
  return findPosition(content, context.channel, context.facts, context.answers);
}

/** `help`, `solved`, a check id, the key of a trial or of a fact: the word in the path. */
export function stepId(position: Position): string {
  if (position.kind === "check") return position.check.id;
  if (position.kind === "trial") return position.key;
  if (position.kind === "question") return position.fact;
  return position.kind;
}

const machines = new WeakMap<Content, WizardMachine>();
function machineOf(content: Content): WizardMachine {
  const known = machines.get(content);
  if (known) return known;
  const machine = compileMachine(content);
  machines.set(content, machine);
  return machine;
}
