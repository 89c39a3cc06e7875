import { type CutKind, cutPersonal } from "#machines/input/cut-personal.ts";
import { likelyLanguages } from "#machines/own-words/likely-languages.ts";
import { type Matched, matchWords, mostShown } from "#machines/own-words/match-words.ts";
import type { Channel } from "#machines/words.ts";
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
  sentences: { check: string; sentence: string; href: string }[];
  cut: CutKind[];
}

/** What finds the sentences for own words, with the index of the page's language; those of others are fetched when somebody writes in them. */
export async function ownWordsFinder(asked: Asked): Promise<(typed: string) => Promise<Found>> {
  const { locale, locales, channel, facts, tried, version } = asked;
  const indexOf = wordIndexes(version);
  const matchHere = async (text: string): Promise<Matched> => {
    const known = await Promise.all(likelyLanguages(text, locale, locales).map(indexOf));
    return matchWords(known, text, { channel, facts: new Map(facts) });
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
    const go = (check: string) => {
      const others = tried.filter(([key]) => key !== check);
      return `/${locale}/go?${new URLSearchParams([["channel", matched.channel], ...facts, ...others, ["sign", check]])}`;
    };
    const sentences = matched.matches
      .slice(0, mostShown)
      .map(({ check, sentence }) => ({ check, sentence, href: go(check) }));
    return { sentences, cut };
  };
}
