import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { type CutKind, cutPersonal } from "../../input/cut-personal.ts";

/** More is not read by those who get it. */
const most = 900;

const plain = new Set(["root", "paragraph", "text", "break", "list", "listItem"]);

/** What must not leave this site in somebody's name, with the line in the file where it is known. `text` is the letter as written, below its subject. */
export function letterFaults(text: string, tree: Root): { line: number | null; message: string }[] {
  const faults: { line: number | null; message: string }[] = [];
  visit(tree, (node) => {
    if (!plain.has(node.type))
      faults.push({
        line: node.position?.start.line ?? null,
        message: `this is sent as plain text; take the ${node.type} out`,
      });
  });
  const personal = personalFault(text);
  if (personal) faults.push({ line: null, message: personal });
  if (!/\{\{\s*senders\./.test(text))
    faults.push({ line: null, message: "names our sender nowhere; write {{senders.email}} or {{senders.sms}}" });
  if (text.length > most)
    faults.push({ line: null, message: `the text has ${text.length} characters; at most ${most} are read by anybody` });
  return faults;
}

/** What no line of a letter may hold, its subject included: it is the same for everybody. `null` when nothing does. */
export function personalFault(text: string): string | null {
  const { cut } = cutPersonal(text.replace(value, "word"));
  return cut.length === 0
    ? null
    : `${listOf(cut)} in a text for everybody; write {{senders.email}} or a blank, [my number]`;
}

const value = /\{\{[^{}]*\}\}/g;

function listOf(kinds: readonly CutKind[]): string {
  return kinds.map((kind) => (kind === "address" ? "an address" : `a ${kind}`)).join(" and ");
}
