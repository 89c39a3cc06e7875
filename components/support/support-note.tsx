"use client";

import { type ReactNode, useEffect, useState } from "react";

export interface NoteWords {
  from: string;
  notOurs: string;
}

/**
 * What support wrote beside the link, from the fragment, which no server has seen. It stays for the first page, also where the customer takes something
 * back. What reads and shows it is loaded only where there is a fragment.
 */
export function SupportNote({ words }: { words: NoteWords }) {
  const [note, setNote] = useState<ReactNode>(null);
  useEffect(() => {
    let isHere = true;
    // Soft steps leave the fragment behind.
    if (location.hash !== "") reader ??= import("./written-note.tsx");
    reader?.then(
      ({ writtenNote }) => isHere && setNote(writtenNote(location.hash, words)),
      // The page is as good as without a note.
      () => {
        reader = null;
      },
    );
    return () => {
      isHere = false;
    };
  }, [words]);
  return note;
}

let reader: Promise<typeof import("./written-note.tsx")> | null = null;
