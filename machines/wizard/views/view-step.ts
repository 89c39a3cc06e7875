import type { Content } from "../../content/content.ts";
import { interfaceText } from "../../content/interface/interface-text.ts";
import { noSign, signFacts } from "../../content/sign.ts";
import { askedFact, isForOthers } from "../../plan/applies.ts";
import { type Channel, getInStep } from "../../words.ts";
import { type Journey, type Notice, type Pair, readJourney, withFact, withImplied } from "../journey.ts";
import { helpKey, type Position, stepId } from "../position.ts";
import { pathOf } from "../step-path.ts";
import { toldTrial } from "../trial.ts";
import { enterWizard } from "../wizard.ts";
import { addressesOf, type Situation, situationOf } from "./situation.ts";
import { viewChannelQuestion } from "./step/view-channel-question.ts";
import { viewCheck, viewChoices } from "./step/view-check.ts";
import { viewEnd } from "./step/view-end.ts";
import { viewLeft } from "./step/view-left.ts";
import { viewQuestion } from "./step/view-question.ts";
import { viewTrial } from "./step/view-trial.ts";
import type { Step, StepView, TrailEntry } from "./step-view.ts";
import { viewIncidents } from "./view-incident.ts";
import { summarize, viewFacts, viewTrail } from "./view-trail.ts";

export interface StepRequest {
  /** One of the languages of the settings. */
  locale: string;
  channel: Channel | null;
  /** The step asked for; shown when the journey leads to it, when it was answered before, or when it is `help`. */
  step: string | null;
  pairs: readonly Pair[];
  /** For the link in the text that a person copies, e.g. `https://help.example`. */
  origin: string;
}

/** One page of the wizard. Any pairs give a page; what they say beyond the content is named in `notices`. */
export function viewStep(content: Content, request: StepRequest): StepView {
  const { locale, channel } = request;
  const { journey, notices } = readJourney(content, channel, request.pairs);
  const words = viewNotices(content, locale, notices);
  if (channel === null) return viewStart(content, locale, journey, words);

  const situation = situationOf(content, locale, channel, journey);
  const { position } = situation.wizard;
  const shown = askedFor(situation, request.step) ?? position;
  const step = stepId(shown);
  const canonical = pathOf({ locale, channel, step }, journey);
  const open = openChecks(situation);
  const trail = viewTrail(situation);
  const isAtEnd = ["solved", "help", "hand-over"].includes(shown.kind) || open.length === 0;
  const withoutFact = (fact: string) =>
    enterWizard(content, channel, withImplied(content, withFact(withoutSureness(journey, fact), fact, null)));
  const facts = viewFacts(situation, (fact) => addressesOf(locale, withoutFact(fact)).href);
  const view =
    shown.kind === "check"
      ? viewCheck(situation, shown)
      : shown.kind === "trial"
        ? viewTrial(situation, shown)
        : shown.kind === "question"
          ? viewQuestion(situation, shown)
          : viewEnd(
              situation,
              shown.kind === "solved" ? "solved" : "help",
              position.kind === "solved" ? 0 : open.length,
            );
  return {
    locale,
    channel,
    step: view,
    trail,
    facts,
    choices: shown.kind === "check" ? viewChoices(situation, shown.check) : [],
    left: viewLeft(situation, shown),
    getIn: isAtEnd ? null : pathOf({ locale, channel, step: getInStep }, journey),
    stuck: isAtEnd ? null : stuckBy(situation, trail, view),
    remaining: position.kind === "solved" ? 0 : open.filter((id) => id !== step).length,
    incidents: viewIncidents(content, locale, channel, journey.facts),
    notices: words,
    canonical,
    summary: step === helpKey ? summarize(situation, trail, facts, request.origin + canonical) : null,
  };
}

function viewStart(content: Content, locale: string, journey: Journey, notices: string[]): StepView {
  const whereabouts = { locale, channel: null, step: null };
  const situation = situationOf(content, locale, "email", journey);
  return {
    locale,
    channel: null,
    step: viewChannelQuestion(content, locale, journey),
    trail: [],
    facts: viewFacts(situation, (fact) => pathOf(whereabouts, withFact(journey, fact, null))),
    choices: [],
    left: null,
    getIn: null,
    stuck: null,
    remaining: content.checks.size,
    incidents: viewIncidents(content, locale, null, journey.facts),
    notices,
    canonical: pathOf(whereabouts, journey),
    summary: null,
  };
}

/** A step that may be shown although the journey leads elsewhere: help at any time, and what was answered before. */
function askedFor({ content, channel, journey, plan }: Situation, asked: string | null): Position | null {
  if (asked === null) return null;
  if (asked === "help") return { kind: "help" };
  if (journey.facts.has(asked)) {
    if (signFacts.includes(asked)) return signsBefore(content, channel, journey, asked);
    if (askedFact(content, channel, asked)) return { kind: "question", fact: asked, dependents: [], offered: null };
  }
  const key = content.checks.has(asked) ? asked : (content.aliases.get(asked) ?? asked);
  if (!journey.answers.has(key)) return null;
  const planned = plan.find((entry) => stepId(entry) === key);
  if (planned) return planned;
  // Answered before a fact ruled it out: the answer can still be looked at and changed.
  const check = content.checks.get(key);
  return check ? { kind: "check", check, reason: "likelihood", likelihood: 0 } : toldTrial(channel, key);
}

/** A page of signs again, as it was before a sentence was chosen. Where what became known since spares the page, what was said can still be taken back. */
function signsBefore(content: Content, channel: Channel, journey: Journey, asked: string): Position {
  const later = signFacts.slice(signFacts.indexOf(asked));
  const before = later.reduce((known, key) => withoutSign(content, known, key), journey);
  const { plan } = enterWizard(content, channel, withImplied(content, before));
  const page = plan.find((entry) => entry.kind === "question" && entry.fact === asked);
  const said = [...new Set([journey.facts.get(asked) ?? noSign, noSign])];
  return page ?? { kind: "question", fact: asked, dependents: [], offered: said };
}

/** The journey without a sentence and what it implies. */
function withoutSign(content: Content, journey: Journey, key: string): Journey {
  const said = content.facts.get(key)?.values.find(({ id }) => id === journey.facts.get(key));
  return Object.entries(said?.implies ?? {}).reduce(
    (known, [fact, value]) => (known.facts.get(fact) === value ? withFact(known, fact, null) : known),
    withFact(journey, key, null),
  );
}

/** Two in a row: the next one will hardly be easier for this person. Where only others can act, the page that says so comes first. */
function stuckBy({ content, journey }: Situation, trail: readonly TrailEntry[], step: Step): StepView["stuck"] {
  const last = trail.slice(-2);
  if (last.length === 2 && last.every(({ effect }) => effect === "cannot")) return "cannot";
  return isForOthers(content, journey.facts) && step.headline === null ? "others" : null;
}

/** How sure a report is means nothing without it. */
function withoutSureness(journey: Journey, fact: string): Journey {
  return fact === "evidence" ? withFact(journey, "sure", null) : journey;
}

function openChecks({ plan, journey }: Situation): string[] {
  return plan.flatMap((entry) =>
    entry.kind === "check" && !journey.answers.has(entry.check.id) ? [entry.check.id] : [],
  );
}

function viewNotices(content: Content, locale: string, notices: readonly Notice[]): string[] {
  const t = interfaceText(content, locale);
  return notices.map(({ reason, key }) => t(`step.notice.${reason}`, { key: key.slice(0, 40) }));
}
