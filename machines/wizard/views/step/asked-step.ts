import type { Content } from "../../../content/content.ts";
import { askedFact } from "../../../plan/applies.ts";
import { type Channel, likelyFacts, noSign, signFact, signFacts } from "../../../words.ts";
import { type Journey, withImplied, withoutFact } from "../../journey.ts";
import { type Position, stepId } from "../../position.ts";
import { toldTrial } from "../../trial.ts";
import { whereaboutsOf } from "../../whereabouts.ts";
import type { Situation } from "../situation.ts";

/**
 * A step that may be shown although the journey leads elsewhere: help at any time, what was answered before, and on a link from support (`isLink`) the opening
 * page, for whoever goes back to the start.
 */
export function askedStep(
  { content, channel, journey, plan }: Situation,
  asked: string | null,
  isLink: boolean,
): Position | null {
  if (asked === null) return null;
  if (asked === "help") return { kind: "help" };
  if (journey.facts.has(asked)) {
    if (signFacts.includes(asked) || likelyFacts.includes(asked)) return signsBefore(content, channel, journey, asked);
    if (askedFact(content, channel, asked)) return { kind: "question", fact: asked, dependents: [], offered: null };
  }
  if (isLink && asked === signFact)
    return plan.find((entry) => entry.kind === "question" && entry.fact === asked) ?? null;
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
  const pages = likelyFacts.includes(asked) ? likelyFacts : signFacts;
  const later = pages.slice(pages.indexOf(asked));
  const before = later.reduce((known, key) => withoutFact(content, known, key), journey);
  const { plan } = whereaboutsOf({ content, channel, journey: withImplied(content, before) });
  const page = plan.find((entry) => entry.kind === "question" && entry.fact === asked);
  const said = [...new Set([journey.facts.get(asked) ?? noSign, noSign])];
  return page ?? { kind: "question", fact: asked, dependents: [], offered: said };
}
