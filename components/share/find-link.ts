import { cutPersonal } from "#machines/input/cut-personal.ts";
import { readChosenStart } from "#machines/link/chosen-start.ts";
import { likelyLanguages } from "#machines/own-words/likely-languages.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { tellingMatches } from "#machines/own-words/telling-matches.ts";
import type { WordIndex } from "#machines/own-words/word-index.ts";
import { type Channel, channels } from "#machines/words.ts";

export interface Site {
  locale: string;
  locales: string[];
  /** Version of the words, in the address they are fetched from. */
  version: string;
}

/** What makes the path of a link from the form, in the browser: nothing of the sentence leaves it. The indexes of other languages are fetched when somebody pastes one. */
export function linkFinder({ locale, locales, version }: Site): (form: FormData) => Promise<string> {
  const indexes = new Map<string, Promise<WordIndex>>();
  const indexOf = (language: string) => {
    const index = indexes.get(language) ?? fetchIndex(language, version);
    index.catch(() => indexes.delete(language));
    indexes.set(language, index);
    return index;
  };
  void indexOf(locale).catch(() => undefined);

  return async (form) => {
    const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string" && value !== "");
    const words = cutPersonal(String(form.get("words") ?? "").slice(0, 2_000)).text;
    const start = readChosenStart(String(all("start")[0] ?? ""));
    const chosen = channels.find((known) => known === form.get("channel")) ?? start?.channel ?? null;
    const facts = all("fact").map(String);
    const tried = all("tried").map(String);
    const found =
      words.trim() === ""
        ? null
        : matchWords(await Promise.all(likelyLanguages(words, locale, locales).map(indexOf)), words, {
            channel: chosen,
            facts: new Map(
              facts.map((segment): [string, string] => [segment.split(".")[0] ?? "", segment.split(".")[1] ?? ""]),
            ),
          });
    const done = new Set(tried.map((segment) => segment.split(".")[0]));
    const matched = tellingMatches(found?.matches.filter(({ check }) => !done.has(check)) ?? []).map(
      ({ check }) => check,
    );
    const keys = ["sign", "maybe", "maybe-2"];
    const named = [...new Set([...(start ? [start.check] : []), ...matched])].slice(0, keys.length);
    const signKeys = named.length > 0 ? ["sign-2", "sign-3"] : ["sign", "sign-2", "sign-3"];
    const said = [
      ...named.map((check, place) => `${keys[place]}.${check}`),
      ...all("sign")
        .slice(0, signKeys.length)
        .map((sign, place) => `${signKeys[place]}.${sign}`),
      ...facts,
    ];
    const channel: Channel | "any" = chosen ?? found?.channel ?? "any";
    const asked = form.get("to");
    const to = locales.find((language) => language === asked) ?? found?.language ?? locale;
    return ["", locale, "share", to, channel, ...said.toSorted(), ...tried.toSorted()].join("/");
  };
}

async function fetchIndex(locale: string, version: string): Promise<WordIndex> {
  const response = await fetch(`/api/v1/words/${locale}/${version}`);
  if (!response.ok) throw new Error(`the words of ${locale} could not be fetched: ${response.status}`);
  return response.json();
}
