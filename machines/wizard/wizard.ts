import { initialTransition, type SnapshotFrom, transition } from "xstate";
import type { Content } from "../content/content.ts";
import type { Channel } from "../words.ts";
import { wizardChart } from "./chart.ts";
import { type Journey, withAnswer, withFact, withImplied } from "./journey.ts";
import { stepId } from "./position.ts";

/** Where one journey stands: a snapshot of the chart, whose context holds journey, plan and position. */
export type Wizard = SnapshotFrom<typeof wizardChart>;

/** The wizard as the journey leaves it. Never throws for a journey of `readJourney`. */
export function enterWizard(content: Content, channel: Channel, journey: Journey): Wizard {
  const [wizard] = initialTransition(wizardChart, { content, channel, journey });
  return wizard;
}

/** The wizard after one more answer (or, for a fact, one more thing known); an answer given before is changed, and later ones stay. */
export function answerStep(wizard: Wizard, key: string, value: string): Wizard {
  const { content, channel, journey, position } = wizard.context;
  if (wizard.status === "active" && stepId(position) === key) {
    const [next] = transition(wizardChart, wizard, { type: "answer", key, value });
    return next;
  }
  const changed = content.facts.has(key)
    ? withImplied(content, withFact(journey, key, value))
    : withAnswer(journey, key, value);
  return enterWizard(content, channel, changed);
}
