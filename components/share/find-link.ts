import { cutPersonal } from "#machines/input/cut-personal.ts";
import { readLinkForm } from "#machines/link/read-link-form.ts";
import { saidPairs } from "#machines/link/said-pairs.ts";
import { sharePathOf } from "#machines/link/share-path.ts";
import { likelyLanguages } from "#machines/own-words/likely-languages.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { tellingMatches } from "#machines/own-words/telling-matches.ts";
import { wordIndexes } from "../own-words/word-indexes.ts";

export interface Site {
  locale: string;
  locales: string[];
  /** Version of the words, in the address they are fetched from. */
  version: string;
}

/** What makes the path of a link from the form, in the browser: nothing of the sentence leaves it. The indexes of other languages are fetched when somebody pastes one. */
export function linkFinder({ locale, locales, version }: Site): (form: FormData) => Promise<string> {
  const indexOf = wordIndexes(version);
  void indexOf(locale).catch(() => undefined);

  return async (entries) => {
    const form = readLinkForm(entries);
    const { text } = cutPersonal(form.words);
    const { channel, facts, tried } = form;
    const found =
      text.trim() === ""
        ? null
        : matchWords(await Promise.all(likelyLanguages(text, locale, locales).map(indexOf)), text, {
            ...{ channel, facts: new Map(facts) },
          });
    const done = new Set(tried.map(([check]) => check));
    const matched = tellingMatches(found?.matches.filter(({ check }) => !done.has(check)) ?? []);
    const named = [...new Set([...(form.start ? [form.start] : []), ...matched.map(({ check }) => check)])];
    const to = locales.find((language) => language === form.to) ?? found?.language ?? locale;
    return sharePathOf(
      { locale, to, channel: channel ?? found?.channel ?? null },
      { facts: new Map([...saidPairs(named, form.signs), ...facts]), answers: new Map(tried) },
    );
  };
}
