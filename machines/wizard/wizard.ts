import { initialTransition, type SnapshotFrom, transition } from "xstate";
import type { Content } from "../content/content.ts";
import type { Channel } from "../words.ts";
import { wizardChart } from "./chart.ts";
import type { Journey } from "./journey.ts";
import { stepId } from "./position.ts";
import { type Whereabouts, whereaboutsAfter } from "./whereabouts.ts";

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
  if (!wizard.isOver && stepId(wizard.position) === key) {
    const [next] = transition(wizardChart, wizard.snapshot, { type: "answer", key, value });
    return wizardOf(next);
  }
  const { content, channel, journey } = whereaboutsAfter(wizard, key, value);
  return enterWizard(content, channel, journey);
}

function wizardOf(snapshot: Wizard["snapshot"]): Wizard {
  if (snapshot.status === "error") throw new Error("the chart of the wizard broke", { cause: snapshot.error });
  const { at } = snapshot.context;
  if (!at) throw new Error("nobody has entered this wizard");
  return { ...at, isOver: snapshot.status === "done", snapshot };
}
