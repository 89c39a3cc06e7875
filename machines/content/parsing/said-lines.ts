import { LRUCache } from "lru-cache";
import { cutPersonal } from "../../input/cut-personal.ts";
import { normalForm } from "../../input/normal-form.ts";

/** A line of a file of what people say: trimmed, with its number from 1. */
interface SaidLine {
  said: string;
  line: number;
}

/** A reader of such files, by their lines that count: neither empty nor a comment (`#`). What it makes of a file is remembered by what stands in the file. */
export function readerOf<Read>(read: (line: SaidLine) => Read): (text: string) => readonly Read[] {
  const remembered = new LRUCache<string, readonly Read[]>({
    maxSize: mostRemembered,
    sizeCalculation: (_, text) => text.length + 1,
    memoMethod: (text) => linesOf(text).map(read),
  });
  return (text) => remembered.memo(text);
}

/** Characters of files; three times what our own content says, so that an edit finds all the rest. */
const mostRemembered = 8_000_000;

function linesOf(text: string): SaidLine[] {
  return text
    .split("\n")
    .map((line, index) => ({ said: line.trim(), line: index + 1 }))
    .filter(({ said }) => said !== "" && !said.startsWith("#"));
}

/** What somebody types at one go. Looking for addresses takes long in a line without end. */
const mostSaid = 1_000;

/** Why nobody can learn from what somebody said, or `null`. */
export function faultOf(said: string): string | null {
  if (said.length > mostSaid) return `${said.length} characters in one line; ${mostSaid} at most are a phrase`;
  if (normalForm(said) === "") return "there is no word in this phrase";
  const { cut } = cutPersonal(said);
  const kinds = cut.map((kind) => (kind === "address" ? "an address" : `a ${kind}`));
  return cut.length > 0 ? `this looks like ${kinds.join(" and ")}; leave it out or put words in its place` : null;
}
