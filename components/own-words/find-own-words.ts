import { type CutKind, cutPersonal } from "#machines/input/cut-personal.ts";
import { likelyChecks, wordPairs } from "#machines/own-words/likely-checks.ts";
import { likelyLanguages } from "#machines/own-words/likely-languages.ts";
import { type Matched, matchWords, mostShown } from "#machines/own-words/match-words.ts";
import { tellingWords } from "#machines/own-words/telling-words.ts";
import { type Channel, signFact } from "#machines/words.ts";
import { wordIndexes } from "./word-indexes.ts";

export interface Asked {
  locale: string;
  /** All languages of the site: some people write in another one than they read. */
  locales: string[];
  channel: Channel;
  facts: Pairs;
  /** What was tried already, as answers. */
  tried: Pairs;
  /** Version of the words, in the address they are fetched from. */
  version: string;
  /** The site has an assistant that reads the words, and the page says so. */
  assisted?: true;
}

type Pairs = [key: string, value: string][];

export interface Found {
  sentences: { check: string; sentence: string; because: string[]; href: string }[];
  /** Where to go on who finds none of them; `null` where the words say so little that the sentences of the page are the better way. */
  none: string | null;
  cut: CutKind[];
}

/** What matching says, in the browser or on the server. */
export interface Match extends Matched {
  /** Why a check is among them: the words that speak for it most; none where they say little, or where others matched. */
  because: (check: string) => string[];
  /** What the address says of the words for whoever finds none of the sentences; nothing where the words say too little. */
  beyond: Pairs;
}

/** What finds the sentences for own words, with the index of the page's language; those of others are fetched when somebody writes in them. */
export async function ownWordsFinder(asked: Asked): Promise<(typed: string) => Promise<Found>> {
  const { locale, locales, channel, facts, tried, version } = asked;
  const indexOf = wordIndexes(version);
  const done = new Set(tried.map(([check]) => check));
  const matchHere = async (text: string): Promise<Match> => {
    const known = await Promise.all(likelyLanguages(text, locale, locales).map(indexOf));
    const matched = matchWords(known, text, { channel, facts: new Map(facts) }, Number.POSITIVE_INFINITY);
    const index = known.find((one) => one.locale === matched.language);
    const sure = new Set(matched.matches.flatMap(({ check, score }) => (score >= leastSure ? [check] : [])));
    return {
      ...matched,
      because: (check) => (index && sure.has(check) ? tellingWords(index, text, check) : []),
      beyond: wordPairs(likelyChecks(matched.matches), { tried: done, read: true }),
    };
  };
  const [match] = await Promise.all([
    asked.assisted
      ? import("./assisted-match.ts").then(({ assistedMatch }) => assistedMatch(asked, matchHere))
      : matchHere,
    indexOf(locale),
  ]);
  return async (typed) => {
    const { text, cut } = cutPersonal(typed);
    const matched = await match(text);
    const go = (said: Pairs) => {
      // Who says that a check is theirs has not done with it; who was only shown it may have.
      const others = tried.filter(([key]) => !said.some(([fact, check]) => fact === signFact && key === check));
      return `/${locale}/go?${new URLSearchParams([["channel", matched.channel], ...facts, ...others, ...said])}`;
    };
    const sentences = matched.matches.slice(0, mostShown).map(({ check, sentence }) => ({
      ...{ check, sentence },
      because: matched.because(check),
      href: go([[signFact, check]]),
    }));
    return { sentences, none: matched.beyond.length > 0 ? go(matched.beyond) : null, cut };
  };
}

/** Below this score it is many words together that speak for a check, and each of them says little. */
const leastSure = 0.2;
