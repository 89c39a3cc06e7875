import type { Content } from "../content/content.ts";
import { type Channel, channels, type JourneyEnd, newCodeAlone, severalThings } from "../words.ts";
import { readJourney } from "./journey.ts";
import { pairOfSegment } from "./pair.ts";
import { effectOf, helpKey, stepId } from "./position.ts";
import { dueTrials, trialEffect } from "./trial.ts";
import { enterWizard, type Wizard } from "./wizard.ts";

/** What a page says about a journey, for counting: nothing of the person, and few values. */
export interface Outcome {
  end: JourneyEnd;
  /** "" on the first page of all, where it is not chosen yet. */
  channel: Channel | "";
  /** `solved`: the check that helped, `several`, or `new-code` alone. `help`: the check others must act on, or the step that was open. `begun`: "". */
  step: string;
}

/** What the page at `path` says: `begun` for every page but an end; `null` where it is no page of a journey, or not the end it says. */
export function outcomeOf(content: Content, path: string): Outcome | null {
  const [, locale = "", word, step, ...segments] = path.split("/");
  if (!content.settings.locales.includes(locale)) return null;
  if (word === undefined || word === "start") return { end: "begun", channel: "", step: "" };
  const channel = channels.find((one) => one === word);
  if (!channel) return null;
  if (step !== "solved" && step !== helpKey) return { end: "begun", channel, step: "" };
  const { journey } = readJourney(content, channel, segments.map(pairOfSegment));
  const wizard = enterWizard(content, channel, journey);
  if (step === helpKey) return { end: "help", channel, step: leftAt(wizard) };
  return wizard.position.kind === "solved" ? { end: "solved", channel, step: helpedBy(wizard) } : null;
}

function leftAt({ content, journey, position }: Wizard): string {
  const known = [...journey.answers].find(([key, value]) => effectOf(content, key, value) === "known-cause");
  return known?.[0] ?? stepId(position);
}

function helpedBy({ content, plan, journey: { answers } }: Wizard): string {
  const effect = (key: string) => effectOf(content, key, answers.get(key));
  const told = [...answers.keys()].find((key) => content.checks.has(key) && effect(key) === "solved");
  if (told) return told;
  const due = dueTrials(content, plan, answers, effect);
  const trial = [...answers].find(([key, value]) => due.has(key) && trialEffect(value) === "solved")?.[0] ?? "";
  const [check, ...others] = due.get(trial) ?? [];
  const isFixed = check !== undefined && effect(check) === "fixed";
  return others.length > 0 ? severalThings : isFixed ? check : newCodeAlone;
}
