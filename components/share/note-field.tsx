"use client";

import { useId, useState, useSyncExternalStore } from "react";
import { longestNote, noteFaults } from "#machines/link/note.ts";

export interface NoteTexts {
  label: string;
  hint: string;
  /** Why a note is not taken; `long` counts with `{count}`. */
  code: string;
  link: string;
  long: string;
  /** What is asked about. */
  address: string;
  number: string;
}

/** A few words of the agent. What is refused goes into no link. Not there without JavaScript, which alone can keep it from every server. */
export function NoteField({ texts, onChange }: { texts: NoteTexts; onChange: (note: string) => void }) {
  const isReady = useSyncExternalStore(
    unchanging,
    () => true,
    () => false,
  );
  const id = useId();
  const [note, setNote] = useState("");
  if (!isReady) return null;
  const { refused, warned } = noteFaults(note);
  const faults = refused ? [refused] : warned;

  function write(written: string) {
    setNote(written);
    onChange(noteFaults(written).refused ? "" : written);
  }

  return (
    <div className="mt-6">
      <label htmlFor={id} className="font-semibold">
        {texts.label}
      </label>
      <p id={`${id}-hint`} className="text-small text-quiet">
        {texts.hint}
      </p>
      <textarea
        id={id}
        rows={2}
        dir="auto"
        autoComplete="off"
        aria-describedby={`${id}-hint ${id}-faults`}
        aria-invalid={refused !== null}
        onChange={({ target }) => write(target.value)}
        className="mt-2 w-full rounded-control border border-outline bg-surface px-4 py-2"
      />
      <p id={`${id}-faults`} role="status" className={refused ? "text-small text-alert" : "text-small text-quiet"}>
        {faults.map((fault) => texts[fault].replace("{count}", String([...note].length - longestNote))).join(" ")}
      </p>
    </div>
  );
}

const unchanging = () => () => {};
