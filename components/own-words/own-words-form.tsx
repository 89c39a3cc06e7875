"use client";

import { type SubmitEvent, useId, useRef, useState } from "react";
import { buttonStyle } from "../base/button-style.ts";
import type { Asked, Found } from "./find-own-words.ts";
import type { OwnWordsTexts } from "./own-words-texts.ts";

export interface OwnWordsFormProps extends Asked {
  /** The address of the opening page, with what is known. */
  journey: string;
  texts: OwnWordsTexts;
  /** For browsers without JavaScript: the words go to the server, which forgets them. */
  action: (form: FormData) => Promise<void>;
}

/**
 * The field for own words. They are matched here, in the browser, and what that takes is loaded when the field is touched. Nothing of them leaves it, unless the
 * site has an assistant and the text under the field says so.
 */
export function OwnWordsForm(props: OwnWordsFormProps) {
  const { texts, journey, action, assisted } = props;
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
      {assisted && <input type="hidden" name="assisted" value="yes" />}
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
      {/* What was found ends with "none of these" of its own; the sentences of the page come after it, apart. */}
      <ul className="mt-3 mb-8 space-y-2 border-b border-hairline pb-8">
        {found.sentences.map(({ check, sentence, href }) => (
          <li key={check}>
            <a href={href} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
              {sentence}
            </a>
          </li>
        ))}
        {found.none !== null && (
          <li>
            <a href={found.none} className={`${buttonStyle.row} ${buttonStyle.onward}`}>
              {texts.none}
            </a>
          </li>
        )}
      </ul>
    </>
  );
}

/** What finding takes, which is loaded when the field is touched. */
async function load(asked: Asked) {
  const { ownWordsFinder } = await import("./find-own-words.ts");
  return ownWordsFinder(asked);
}
