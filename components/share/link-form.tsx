"use client";

import { useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from "react";
import { buttonStyle, selectStyle } from "../base/button-style.ts";
import type { Site } from "./find-link.ts";

export interface LinkFormTexts {
  sentence: string;
  private: string;
  language: string;
  auto: string;
  make: string;
  failed: string;
}

/**
 * The customer's sentence, their language, and what else is known (`children`). The sentence is matched here, in the browser; without JavaScript it goes to the server,
 * which forgets it. Enter makes the link.
 */
export function LinkForm(props: {
  site: Site;
  languages: { locale: string; name: string }[];
  /** The chosen language; empty for that of the sentence. */
  to: string;
  /** The field has the focus as soon as the page is there. */
  isFirst: boolean;
  texts: LinkFormTexts;
  action: (form: FormData) => Promise<void>;
  children: ReactNode;
}) {
  const { site, languages, to, isFirst, texts, action, children } = props;
  const router = useRouter();
  const finder = useRef<Promise<(form: FormData) => Promise<string>>>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isUnderWay, startTransition] = useTransition();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  // The page is opened to paste a sentence, and its heading asks for one: what is pasted at once shall land here. Not while somebody is elsewhere already.
  useEffect(() => {
    const focused = document.activeElement;
    if (isFirst && (!focused || focused === document.body || focused.matches("h1"))) field.current?.focus();
  }, [isFirst]);

  function prepare() {
    finder.current ??= import("./find-link.ts").then(({ linkFinder }) => linkFinder(site));
    // Tried again with the next touch.
    finder.current.catch(() => {
      finder.current = null;
    });
    return finder.current;
  }

  async function make(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      setFailed(false);
      const path = await (await prepare())(form);
      startTransition(() => router.push(path));
    } catch {
      setFailed(true);
    }
  }

  return (
    <form action={action} onSubmit={make} className="mt-4" aria-busy={isUnderWay}>
      <input type="hidden" name="locale" value={site.locale} />
      <label htmlFor={id} className="block font-semibold">
        {texts.sentence}
      </label>
      <p id={`${id}-private`} className="text-small text-quiet">
        {texts.private}
      </p>
      <textarea
        id={id}
        name="words"
        rows={3}
        maxLength={2_000}
        dir="auto"
        autoComplete="off"
        ref={field}
        aria-describedby={`${id}-private`}
        onFocus={() => void prepare().catch(() => undefined)}
        onKeyDown={submitOnEnter}
        className="mt-2 w-full rounded-control border border-outline bg-surface px-4 py-2"
      />
      <button type="submit" className={`${buttonStyle.primary} mt-3`}>
        {texts.make}
      </button>
      <p role="status" className={hasFailed ? "mt-2 text-small text-alert" : "sr-only"}>
        {hasFailed && texts.failed}
      </p>
      <label className="mt-3 block text-small font-semibold">
        {texts.language}
        <select name="to" defaultValue={to} className={`${selectStyle} mt-1`}>
          <option value="">{texts.auto}</option>
          {languages.map(({ locale, name }) => (
            <option key={locale} value={locale} lang={locale}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {children}
    </form>
  );
}

/** As in a chat: Enter sends, Shift and Enter begin a line. Not while a Chinese word is being composed. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
