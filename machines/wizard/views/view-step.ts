import type { Content } from "../../content/content.ts";
import { interfaceText } from "../../content/interface/interface-text.ts";
import { isForOthers } from "../../plan/applies.ts";
import { type Channel, getInStep } from "../../words.ts";
import { type Journey, type Notice, readJourney, withFact, withImplied } from "../journey.ts";
import type { Pair } from "../pair.ts";
import { helpKey, stepId } from "../position.ts";
import { pathOf } from "../step-path.ts";
import { isFromSupport, supportPath } from "../support.ts";
import { whereaboutsOf } from "../whereabouts.ts";
import { addressesOf, type Situation, situationOf } from "./situation.ts";
import { askedStep } from "./step/asked-step.ts";
import { viewChannelQuestion } from "./step/view-channel-question.ts";
import { viewCheck } from "./step/view-check.ts";
import { viewChoices } from "./step/view-choices.ts";
import { viewEnd } from "./step/view-end.ts";
import { viewLeft } from "./step/view-left.ts";
import { viewQuestion } from "./step/view-question.ts";
import { viewSupport } from "./step/view-support.ts";
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
  const isLink = request.pairs.some(isFromSupport);
  if (channel === null) return viewStart(content, locale, journey, { words, isLink });

  const situation = situationOf(content, locale, channel, journey);
  const { position } = situation.wizard;
  const shown = askedStep(situation, request.step, isLink) ?? position;
  const step = stepId(shown);
  const plain = pathOf({ locale, channel, step }, journey);
  const canonical = isLink ? supportPath(plain) : plain;
  const open = openChecks(situation);
  const trail = viewTrail(situation);
  const isAtEnd = ["solved", "help", "hand-over"].includes(shown.kind) || open.length === 0;
  const withoutFact = (fact: string) =>
    whereaboutsOf({
      content,
      channel,
      journey: withImplied(content, withFact(withoutSureness(journey, fact), fact, null)),
    });
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
    support: isLink ? viewSupport({ content, locale, channel, step }, journey, { facts, trail }) : null,
    summary: step === helpKey ? summarize(situation, trail, facts, request.origin + plain) : null,
  };
}

function viewStart(
  content: Content,
  locale: string,
  journey: Journey,
  { words, isLink }: { words: string[]; isLink: boolean },
): StepView {
  const whereabouts = { locale, channel: null, step: null };
  const situation = situationOf(content, locale, "email", journey);
  const facts = viewFacts(situation, (fact) => pathOf(whereabouts, withFact(journey, fact, null)));
  const plain = pathOf(whereabouts, journey);
  const isNoted = isLink && facts.length > 0;
  return {
    locale,
    channel: null,
    step: viewChannelQuestion(content, locale, journey),
    trail: [],
    facts,
    choices: [],
    left: null,
    getIn: null,
    stuck: null,
    remaining: content.checks.size,
    incidents: viewIncidents(content, locale, null, journey.facts),
    notices: words,
    canonical: isNoted ? supportPath(plain) : plain,
    support: isNoted ? viewSupport({ content, ...whereabouts, step: "channel" }, journey, { facts, trail: [] }) : null,
    summary: null,
  };
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
