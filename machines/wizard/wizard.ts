import { initialTransition, type SnapshotFrom, transition } from "xstate";
import type { Content } from "../content/content.ts";
import type { Channel } from "../words.ts";
import { type Whereabouts, wizardChart } from "./chart.ts";
import { type Journey, withAnswer, withImplied } from "./journey.ts";
import { stepId } from "./position.ts";
import { say } from "./say.ts";

/** Where one journey stands. */
export interface Wizard extends Whereabouts {
  /** In `solved` or `help`: nothing is left to ask. */
  isOver: boolean;
  /** The state of the chart. */
  snapshot: SnapshotFrom<typeof wizardChart>;
}

/** The wizard as the journey leaves it. Never throws for a journey of `readJourney`. */
export function enterWizard(content: Content, channel: Channel, journey: Journey): Wizard {
  const [snapshot] = initialTransition(wizardChart, { content, channel, journey });
  return wizardOf(snapshot);
}

/** The wizard after one more answer (or, for a fact, one more thing known); an answer given before is changed, and later ones stay. */
export function answerStep(wizard: Wizard, key: string, value: string): Wizard {
  const { content, channel, journey, position, snapshot } = wizard;
  if (!wizard.isOver && stepId(position) === key) {
    const [next] = transition(wizardChart, snapshot, { type: "answer", key, value });
    return wizardOf(next);
  }
  const changed = content.facts.has(key)
    ? say(content, journey, key, value)
    : withImplied(content, withAnswer(content, journey, key, value));
  return enterWizard(content, channel, changed);
}

function wizardOf(snapshot: Wizard["snapshot"]): Wizard {
  if (snapshot.status === "error") throw new Error("the chart of the wizard broke", { cause: snapshot.error });
  const { at } = snapshot.context;
  if (!at) throw new Error("nobody has entered this wizard");
  return { ...at, isOver: snapshot.status === "done", snapshot };
}
