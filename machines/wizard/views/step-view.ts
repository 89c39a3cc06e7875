import type { Channel, Effect } from "../../words.ts";
import type { IncidentView } from "./view-incident.ts";

/** One page of the wizard as data: what `GET /api/v1/step` answers and what the pages render. All text is in the asked language, policy values filled in. */
export interface StepView {
  locale: string;
  /** `null` only while the channel question is open. */
  channel: Channel | null;
  step: Step;
  /** What was answered so far, in plan order. */
  trail: TrailEntry[];
  /** What is known about the situation. */
  facts: FactEntry[];
  /** Facts that change only the wording of this step, offered as tabs. */
  choices: FactChoice[];
  /** Checks still open after this one. */
  remaining: number;
  /** Trouble that many people have right now, for a banner. */
  incidents: IncidentView[];
  /** Sentences about what was left out of the address, for people. */
  notices: string[];
  /** The one address of this step, e.g. `/en/email/spam-folder/provider.gmail`. */
  canonical: string;
  /** What was tried, as text to copy to a human; only on `help`. */
  summary: string | null;
}

export interface Step {
  /** Language of title, question and body: the asked one, or the source language where the translation is missing. */
  language: string;
  kind: "question" | "check" | "trial" | "solved" | "help";
  /** Check id, `trial-<place>`, `solved`, `help`, or the key of the question. */
  id: string;
  /** Short, for the trail and the window title. */
  title: string;
  /** The `h1`, in the person's words. */
  question: string;
  /** Markdown without directives or placeholders. */
  body: string;
  /** When the steps for a product that stand in the body were last looked up, in words, and where. */
  checked: { text: string; source: string | null }[];
  /** One line: why this step comes now. `null` where nothing is to be said. */
  why: string | null;
  answers: AnswerView[];
  /** Something a person may type here to be helped; it is read in the browser and never sent. */
  typed: "mail-domain" | "phone-number" | null;
}

export interface AnswerView {
  id: string;
  label: string;
  /** `fact`: the answer makes something known and decides nothing by itself. */
  effect: Effect | "fact";
  /** Path of the step this answer leads to. */
  href: string;
  /** The same as an API address. */
  api: string;
}

export interface TrailEntry {
  key: string;
  title: string;
  answer: string;
  effect: Effect;
  /** Path that asks this step again; later answers stay. */
  href: string;
}

export interface FactEntry {
  key: string;
  value: string;
  /** "Mailbox" */
  name: string;
  /** "Gmail" */
  label: string;
  /** Asks again, or the step without this fact. */
  href: string;
}

export interface FactChoice {
  key: string;
  name: string;
  /** The field of the page finds it by itself: the choice is for those who cannot use the field. */
  typed: boolean;
  options: { value: string; label: string; current: boolean; href: string; api: string }[];
}
