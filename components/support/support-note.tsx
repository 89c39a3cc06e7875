"use client";

import { useEffect, useState } from "react";
import { readNote } from "#machines/link/note.ts";

/**
 * What support wrote beside the link, from the fragment, which no server has seen. It is shown as text and as somebody else's. It stays for the first page, also where
 * the customer takes something back.
 */
export function SupportNote({ words }: { words: { from: string; notOurs: string } }) {
  const [note, setNote] = useState<string | null>(null);
  useEffect(() => {
    kept = readNote(location.hash) ?? kept;
    setNote(kept);
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
