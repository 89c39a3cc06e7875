"use client";

import { type ReactNode, type SubmitEvent, useRef, useState } from "react";
import type { Asked } from "./find-own-words.ts";
import type { OwnWordsTexts } from "./own-words-texts.ts";

export interface OwnWordsFormProps extends Asked {
  texts: OwnWordsTexts;
  /** For browsers without JavaScript: the words go to the server, which forgets them. */
  action: (form: FormData) => Promise<void>;
  /** The field (`OwnWordsField`). */
  children: ReactNode;
}

/**
 * The form for own words. They are matched here, in the browser, and what that takes is loaded when the field is touched. Nothing of them leaves it, unless the
 * site has an assistant and the text under the field says so.
 */
export function OwnWordsForm(props: OwnWordsFormProps) {
  const { action, texts, children } = props;
  const [said, say] = useState<ReactNode>(null);
  const parts = useRef<ReturnType<typeof load>>(null);

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
      say(await (await prepare())(typeof typed === "string" ? typed : ""));
    } catch {
      say(<p className="mt-4">{texts.failed}</p>);
    }
  }

  return (
    <form action={action} onSubmit={find} onFocus={() => void prepare().catch(() => undefined)} className="mt-6">
      {children}
      <div role="status">{said}</div>
    </form>
  );
}

async function load(asked: OwnWordsFormProps) {
  const { wordsFound } = await import("./words-found.tsx");
  return wordsFound(asked, asked.texts);
}
