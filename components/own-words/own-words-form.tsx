"use client";

import { type SubmitEvent, useId, useRef, useState } from "react";
import type { CutKind } from "#machines/input/cut-personal.ts";
import type { WordIndex } from "#machines/own-words/word-index.ts";
import type { Channel } from "#machines/words.ts";
import { buttonStyle } from "../base/button-style.ts";
import type { OwnWordsTexts } from "./own-words-texts.ts";

export interface OwnWordsFormProps {
  locale: string;
  /** All languages of the site: some people write in another one than they read. */
  locales: string[];
  channel: Channel;
  /** The address of the opening page, with what is known. */
  journey: string;
  facts: Pairs;
  /** What was tried already, as answers. */
  tried: Pairs;
  /** Version of the words, in the address they are fetched from. */
  version: string;
  texts: OwnWordsTexts;
  /** For browsers without JavaScript: the words go to the server, which forgets them. */
  action: (form: FormData) => Promise<void>;
}

type Pairs = [key: string, value: string][];

interface Found {
  sentences: { check: string; sentence: string; href: string }[];
  cut: CutKind[];
}

/** The field for own words. They are matched here, in the browser: nothing of them leaves it, and what that takes is loaded when the field is touched. */
export function OwnWordsForm(props: OwnWordsFormProps) {
  const { texts, journey, action } = props;
  const [found, setFound] = useState<Found | "failed" | null>(null);
  const parts = useRef<ReturnType<typeof load>>(null);
  const id = useId();

  function prepare() {
    parts.current ??= load(props);
    // Tried again with the next touch.
    parts.current.catch(() => {
      parts.current = null;
    });
    return parts.current;
  }

  async function find(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("words");
    try {
      setFound(await (await prepare())(typeof typed === "string" ? typed : ""));
    } catch {
      setFound("failed");
    }
  }

  return (
    <form action={action} onSubmit={find} className="mt-6">
      <label htmlFor={id} className="block font-semibold">
        {texts.label}
      </label>
      <p id={`${id}-private`} className="text-small text-quiet">
        {texts.private}
      </p>
      <input type="hidden" name="journey" value={journey} />
      <textarea
        id={id}
        name="words"
        rows={2}
        required
        maxLength={2_000}
        dir="auto"
        autoComplete="off"
        aria-describedby={`${id}-private`}
        onFocus={() => void prepare().catch(() => undefined)}
        className="mt-2 w-full rounded-control border border-outline bg-surface px-4 py-2"
      />
      <button type="submit" className={`${buttonStyle.compact} mt-2`}>
        {texts.find}
      </button>
      <div role="status">{found && <Matches found={found} texts={texts} />}</div>
    </form>
  );
}

function Matches({ found, texts }: { found: Found | "failed"; texts: OwnWordsTexts }) {
  if (found === "failed") return <p className="mt-4">{texts.failed}</p>;
  return (
    <>
      {found.cut.length > 0 && <p className="mt-4 text-small text-quiet">{texts.cut}</p>}
      <p className="mt-4 font-semibold">{found.sentences.length > 0 ? texts.question : texts.nothing}</p>
      <ul className="mt-3 space-y-2">
        {found.sentences.map(({ check, sentence, href }) => (
          <li key={check}>
            <a href={href} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What matching takes; the index of the page's language comes with it, others when somebody writes in them. */
async function load({ locale, locales, channel, facts, tried, version }: OwnWordsFormProps) {
  const indexes = new Map<string, Promise<WordIndex>>();
  const indexOf = (language: string) => {
    const index = indexes.get(language) ?? fetchIndex(language, version);
    indexes.set(language, index);
    return index;
  };
  const [{ matchWords, mostShown }, { likelyLanguages }, { cutPersonal }] = await Promise.all([
    import("#machines/own-words/match-words.ts"),
    import("#machines/own-words/likely-languages.ts"),
    import("#machines/input/cut-personal.ts"),
    indexOf(locale),
  ]);
  return async (typed: string): Promise<Found> => {
    const { text, cut } = cutPersonal(typed);
    const known = await Promise.all(likelyLanguages(text, locale, locales).map(indexOf));
    const matched = matchWords(known, text, { channel, facts: new Map(facts) });
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

async function fetchIndex(locale: string, version: string): Promise<WordIndex> {
  const response = await fetch(`/api/v1/words/${locale}/${version}`);
  if (!response.ok) throw new Error(`the words of ${locale} could not be fetched: ${response.status}`);
  return response.json();
}
