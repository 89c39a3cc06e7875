import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import { type Channel, likelyFacts, maybeFacts, signFacts, symptomFact, wordFacts } from "../words.ts";
import { dependsOn } from "./applies.ts";
import { isVeryCommon } from "./likelihood.ts";

/** What is known as far as it bears on the plan of the channel, as one word: equal words, equal plans. */
export function factsThatMatter(content: Content, channel: Channel, facts: Facts): string {
  const said = keysOf(content, channel).flatMap((key) => (facts.has(key) ? [`${key}.${facts.get(key)}`] : []));
  const veryCommon = oftenFor(content).filter((check) => isVeryCommon(check, facts));
  return [...said, ...veryCommon.map(({ id }) => `${id}!`)].join("/");
}

/** The conditions of the channel's checks, the symptom, evidence and how sure it is, and the country that an incident may be about; in alphabetical order. */
function keysOf(content: Content, channel: Channel): readonly string[] {
  const ofContent = known.get(content) ?? new Map<Channel, readonly string[]>();
  known.set(content, ofContent);
  const found = ofContent.get(channel);
  if (found) return found;
  const ofChannel = [...content.checks.values()].filter(({ channels }) => channels.includes(channel));
  const keys = [
    ...new Set([
      "country",
      "evidence",
      "sure",
      symptomFact,
      ...signFacts,
      ...maybeFacts,
      ...likelyFacts,
      ...wordFacts,
      ...ofChannel.flatMap((check) => [...dependsOn(check)]),
    ]),
  ].sort();
  ofContent.set(channel, keys);
  return keys;
}

const known = new WeakMap<Content, Map<Channel, readonly string[]>>();

/** The checks that are very common for some people. */
function oftenFor(content: Content): readonly Check[] {
  const found =
    often.get(content) ??
    [...content.checks.values()].filter(({ veryCommonWith }) => Object.keys(veryCommonWith).length > 0);
  often.set(content, found);
  return found;
}

const often = new WeakMap<Content, readonly Check[]>();
