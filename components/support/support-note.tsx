"use client";

import { useEffect, useState } from "react";

/**
 * What support wrote beside the link, from the fragment, which no server has seen. It is shown as text and as somebody else's. It stays for the first page, also where
 * the customer takes something back. What reads it is loaded only where there is a fragment.
 */
export function SupportNote({ words }: { words: { from: string; notOurs: string } }) {
  const [note, setNote] = useState<string | null>(null);
  useEffect(() => {
    let isHere = true;
    void noteOf(location.hash).then((read) => {
      if (isHere) setNote(read);
    });
    return () => {
      isHere = false;
    };
  }, []);
  if (note === null) return null;
  return (
    <aside aria-label={words.from} className="mt-1 rounded-control border border-outline px-4 py-2">
      <p>
        <span className="font-semibold">{words.from}:</span> <bdi>{note}</bdi>
      </p>
      <p className="text-quiet">{words.notOurs}</p>
    </aside>
  );
}

/** For as long as the document lives: soft steps leave the fragment behind. */
let kept: string | null = null;

/** Where it cannot be loaded, the page is as good as without a note. */
async function noteOf(fragment: string): Promise<string | null> {
  if (fragment !== "")
    kept = await import("#machines/link/note.ts").then(
      ({ readNote }) => readNote(fragment) ?? kept,
      () => kept,
    );
  return kept;
}
