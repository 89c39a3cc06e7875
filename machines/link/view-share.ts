import type { Content } from "../content/content.ts";
import { checksNamed } from "../content/sign.ts";
import { sentenceOf } from "../own-words/sentence.ts";
import { type Journey, readJourney, withoutFact } from "../wizard/journey.ts";
import { type Pair, pairOfSegment, segmentsOf } from "../wizard/pair.ts";
import { supportPair } from "../wizard/support.ts";
import type { Step } from "../wizard/views/step-view.ts";
import { viewStep } from "../wizard/views/view-step.ts";
import { type Channel, channels, maybeFacts, signFact } from "../words.ts";
import { knownOf, type Link, makeLink } from "./make-link.ts";
import type { ReplyTexts } from "./replies.ts";
import { anyChannel, sharePathOf } from "./share-path.ts";
import { viewLink } from "./view-link.ts";

/** A finished link, as the builder shows it to an agent. */
export interface ShareView {
  /** The one path of this page. */
  canonical: string;
  to: string;
  channel: Channel | null;
  journey: Journey;
  /** The whole address, without a note. */
  link: string;
  texts: ReplyTexts;
  /** What the customer sees first, in their language, and its question in that of the agent. */
  first: Step;
  seen: string;
  /** What the link says, in the agent's language, each with the page of the link without it. */
  says: { key: string; text: string; href: string }[];
  /** Other first pages, best first; the last one is the opening page. `null` for its sentence. */
  others: { sentence: string | null; href: string }[];
  languages: { locale: string; href: string }[];
}

/** The page at `/{locale}/share/{to}/{channel}/{segments}`; `null` where the language or the channel does not exist. */
export function viewShare(
  content: Content,
  locale: string,
  [to = "", name = "", ...segments]: readonly string[],
  origin: string,
): ShareView | null {
  const channel = channels.find((one) => one === name) ?? null;
  if (!content.settings.locales.includes(to) || (channel === null && name !== anyChannel)) return null;
  const link = makeLink(content, knownOf(content, channel, segments.map(pairOfSegment)));
  const { journey } = link;
  const { href, firstStep, texts } = viewLink(content, link, { locale: to, origin, note: "" });
  const pathTo = (left: Journey, language = to) => sharePathOf({ locale, to: language, channel: link.channel }, left);
  const pairs: Pair[] = [...segmentsOf(journey).map(pairOfSegment), supportPair];
  const seen = viewStep(content, { locale, channel: link.channel, step: null, pairs, origin });
  const without = (key: string): Journey => {
    const answers = new Map([...journey.answers].filter(([answered]) => answered !== key));
    return journey.facts.has(key) ? withoutFact(content, journey, key) : { facts: journey.facts, answers };
  };
  return {
    canonical: pathTo(journey),
    to,
    channel: link.channel,
    journey,
    link: origin + href,
    texts,
    first: firstStep,
    seen: seen.step.headline ?? seen.step.question,
    says: (seen.support?.noted ?? []).map(({ key, text }) => ({ key, text, href: pathTo(without(key)) })),
    others: otherStarts(content, locale, link).map(({ sentence, journey: other }) => ({
      sentence,
      href: pathTo(other),
    })),
    languages: content.settings.locales.map((language) => ({ locale: language, href: pathTo(journey, language) })),
  };
}

/** The same link with another of its checks first, and with none. */
function otherStarts(content: Content, locale: string, { channel, journey }: Link) {
  const named = checksNamed(journey.facts).filter((id) => content.checks.has(id));
  if (named.length === 0) return [];
  const bare = namedKeys.reduce((left, key) => withoutFact(content, left, key), journey);
  const starting = named.slice(1).flatMap((id) => {
    const check = content.checks.get(id);
    const order = [id, ...named.filter((other) => other !== id)];
    const facts = new Map([...bare.facts, ...order.map((one, index): Pair => [namedKeys[index] ?? "", one])]);
    const pairs = [...facts, ...journey.answers].filter(([key]) => key !== id);
    const made = readJourney(content, channel, pairs).journey;
    return check ? [{ sentence: sentenceOf(content, check, locale), journey: made }] : [];
  });
  return [...starting, { sentence: null, journey: bare }];
}

const namedKeys = [signFact, ...maybeFacts];
