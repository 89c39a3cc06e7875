import { fillPlaceholders } from "../content/body/placeholder.ts";
import type { Check } from "../content/check.ts";
import { type Content, inLanguage } from "../content/content.ts";
import { localText } from "../content/fact.ts";
import { planEntries } from "../plan/plan.ts";
import { type Channel, channels, likelyFacts, maybeFacts, noSign, signFact, signFacts, wordFacts } from "../words.ts";

/** What an agent can tick for a channel. */
export interface KnowableOfChannel {
  channel: Channel;
  signs: { id: string; sentence: string }[];
  /** `segment` is what the link then holds. */
  tried: { segment: string; title: string }[];
  /** Every check, likeliest first: an agent who knows the right page starts there. */
  starts: { segment: string; title: string }[];
}

export interface Knowable {
  channels: KnowableOfChannel[];
  facts: { key: string; name: string; values: { id: string; label: string }[] }[];
}

/** What is most often tried before somebody writes to support; more is ticked on the opening page. */
const triedShown = 10;

/** Everything that the builder offers to tick, in the language of the agent. */
export function viewKnowable(content: Content, locale: string): Knowable {
  const hidden = new Set([...signFacts, ...maybeFacts, ...wordFacts, ...likelyFacts, "sure"]);
  const facts = [...content.facts].flatMap(([key, { name, values }]) =>
    hidden.has(key)
      ? []
      : [
          {
            key,
            name: localText(name, locale),
            values: values
              .filter(({ id }) => id !== "not-sure")
              .map(({ id, label }) => ({ id, label: localText(label, locale) })),
          },
        ],
  );
  return { facts, channels: channels.map((channel) => ofChannel(content, locale, channel)) };
}

function ofChannel(content: Content, locale: string, channel: Channel): KnowableOfChannel {
  const checks = [...content.checks.values()].filter((check) => check.channels.includes(channel));
  const values = content.facts.get(signFact)?.values ?? [];
  const signs = values
    .filter(({ id }) => id !== noSign && checks.some((check) => check.signs.includes(id)))
    .map(({ id, label }) => ({ id, sentence: localText(label, locale) }));
  const titleOf = ({ texts }: Check) =>
    fillPlaceholders(inLanguage(texts, locale, content.settings).title, content.placeholders, locale);
  const inOrder = planEntries(content, channel, new Map()).flatMap((entry) =>
    entry.kind === "check" ? [entry.check] : [],
  );
  const rest = checks.filter((check) => !inOrder.includes(check));
  const starts = [...inOrder, ...rest].map((check) => ({ segment: `${signFact}.${check.id}`, title: titleOf(check) }));
  const tried = inOrder.slice(0, triedShown).flatMap((check) => {
    const answer = check.answers.find(({ effect }) => effect === "already-tried");
    return answer ? [{ segment: `${check.id}.${answer.id}`, title: titleOf(check) }] : [];
  });
  return { channel, signs, tried, starts };
}
