import type { ReactNode } from "react";
import { readNote } from "#machines/link/note.ts";
import type { NoteWords } from "./support-note.tsx";

/** The note that `fragment` holds, or the one before it in this document; shown as text and as somebody else's. Nothing where there was none. */
export function writtenNote(fragment: string, words: NoteWords): ReactNode {
  kept = readNote(fragment) ?? kept;
  return (
    kept !== null && (
      <aside aria-label={words.from} className="mt-1 rounded-control border border-outline px-4 py-2">
        <p>
          <span className="font-semibold">{words.from}:</span> <bdi>{kept}</bdi>
        </p>
        <p className="text-quiet">{words.notOurs}</p>
      </aside>
    )
  );
}

/** For as long as the document lives. */
let kept: string | null = null;
