import type { Content } from "../content/content.ts";
import { tellingMatches } from "../own-words/telling-matches.ts";
import { whatWasSaid } from "../plan/signs/said.ts";
import { type Journey, type Notice, readJourney } from "../wizard/journey.ts";
import type { Pair } from "../wizard/pair.ts";
import { type Channel, maybeFacts, noSign, signFact, signFacts } from "../words.ts";
import { saidPairs } from "./said-pairs.ts";

/** What a support agent knows of a customer. */
export interface Known {
  channel: Channel | null;
  /** Sentences as people say them; the id of a check is one that speaks for it alone. */
  signs: readonly string[];
  /** Checks that the customer's own words fit, best first. */
  matches: readonly { check: string; score: number }[];
  facts: readonly Pair[];
  /** Checks that were done already. */
  tried: readonly string[];
}

export interface Link {
  /** `null` where nothing tells it: then the customer is asked. */
  channel: Channel | null;
  journey: Journey;
  /** What was left out, because the content does not know it or there is no room for it. */
  notices: Notice[];
}

/**
 * The journey of a link that says all of it. The check that fits best comes first, then the others that the words fit; a sentence lifts those of them that it speaks
 * for. Whatever the content does not know is left out.
 */
export function makeLink(content: Content, known: Known): Link {
  const today = (id: string) => (content.checks.has(id) ? id : (content.aliases.get(id) ?? id));
  const given = [...new Set(known.signs.map(today))].filter((id) => id !== noSign);
  const sentences = given.filter((id) => !content.checks.has(id));
  const chosen = given.filter((id) => content.checks.has(id));
  const channel = known.channel ?? channelOf(content, given);
  const done = new Set(known.tried.map(today));
  const open = known.matches.filter(({ check }) => !done.has(today(check)));
  const matched = inOrder(content, sentences, tellingMatches(open)).map(({ check }) => today(check));
  const named = [...new Set([...chosen, ...matched])];
  const said = saidPairs(named, sentences);
  const tooMany = given.filter((id) => !said.some(([, value]) => value === id));
  const pairs: Pair[] = [
    ...said,
    ...known.facts,
    ...known.tried.filter((id) => today(id) !== named[0]).map((id): Pair => [id, triedAnswer(content, today(id))]),
  ];
  const { journey, notices } = readJourney(content, channel, pairs);
  return {
    channel,
    journey,
    notices: [...notices, ...tooMany.map((key): Notice => ({ reason: "contradiction", key }))],
  };
}

/** What makes the same link again, in the order in which the checks were chosen. */
export function knownOf(content: Content, channel: Channel | null, pairs: readonly Pair[]): Known {
  const { journey } = readJourney(content, channel, pairs);
  const said = [signFact, ...maybeFacts, ...signFacts.slice(1)];
  return {
    channel,
    signs: said.flatMap((key) => journey.facts.get(key) ?? []),
    matches: [],
    facts: [...journey.facts].filter(([key]) => !said.includes(key)),
    tried: [...journey.answers.keys()],
  };
}

/** The answer that says that a check was done already. */
function triedAnswer(content: Content, check: string): string {
  return content.checks.get(check)?.answers.find(({ effect }) => effect === "already-tried")?.id ?? "already-tried";
}

/** Each as likely as its words say, times what the sentences tell. */
function inOrder(content: Content, sentences: readonly string[], matches: Known["matches"]): Known["matches"] {
  const facts = new Map(sentences.flatMap((sign, index) => (signFacts[index] ? [[signFacts[index], sign]] : [])));
  const said = whatWasSaid([...content.checks.values()], facts, new Set());
  const worth = ({ check: id, score }: Known["matches"][number]) => {
    const check = content.checks.get(id);
    return check ? score * said.factor(check) : 0;
  };
  return matches.toSorted((a, b) => worth(b) - worth(a));
}

/** The one channel whose checks all of these speak for; `null` where there is none, or several. */
function channelOf(content: Content, signs: readonly string[]): Channel | null {
  if (signs.length === 0) return null;
  const checks = [...content.checks.values()];
  const channelsOf = (sign: string) =>
    checks.filter((check) => check.id === sign || check.signs.includes(sign)).flatMap(({ channels }) => channels);
  const [first = [], ...others] = signs.map(channelsOf);
  const shared = new Set(first.filter((channel) => others.every((list) => list.includes(channel))));
  const [only = null] = shared;
  return shared.size === 1 ? only : null;
}
