import { type CutKind, cutPersonal } from "../input/cut-personal.ts";

/** What support may write beside a link. It stands in the fragment, so no server sees it. */
export const longestNote = 280;
const noteKey = "note=";

/** What is wrong with a note: `refused` is not taken and not shown, `warned` is asked about. */
export interface NoteFaults {
  refused: "code" | "link" | "long" | null;
  warned: ("address" | "number")[];
}

export function noteFaults(note: string): NoteFaults {
  const { cut } = cutPersonal(note);
  const has = (kind: CutKind) => cut.includes(kind);
  return {
    refused: [...note].length > longestNote ? "long" : has("code") ? "code" : has("link") ? "link" : null,
    warned: (["address", "number"] as const).filter(has),
  };
}

/** The fragment that carries a note; empty for none. */
export function noteFragment(note: string): string {
  const words = oneLine(note);
  return words === "" ? "" : `#${noteKey}${encodeURIComponent(words)}`;
}

/** The note in a fragment, as plain text; `null` where there is none, and where it would have been refused: anybody can write a fragment. */
export function readNote(fragment: string): string | null {
  const [, written = ""] = fragment.split(`#${noteKey}`);
  try {
    const note = oneLine(decodeURIComponent(written));
    return note === "" || noteFaults(note).refused !== null ? null : note;
  } catch {
    return null;
  }
}

/** Without signs that cannot be seen and could turn the words around. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\p{Cf}+/gu, "")
    .trim();
}
