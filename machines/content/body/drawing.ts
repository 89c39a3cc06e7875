import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { suggestion } from "../yaml/yaml-source.ts";

/** The pictures that an editor can name; `components/base/drawing.tsx` draws each. */
export const drawings = ["country-code", "spam-folder", "two-clocks", "unknown-senders"] as const;
export type Drawing = (typeof drawings)[number];

/** The `::drawing{name=…}` of a body: `of` the body itself or of one of its `:::for` blocks, and what is wrong with the others. */
export function readDrawings(tree: Root) {
  const chosen = new Map<Nodes, Drawing>();
  const faults: { node: Nodes; message: string }[] = [];
  visit(tree, ["leafDirective", "textDirective"], (node, _index, parent) => {
    if (node.type !== "leafDirective" && node.type !== "textDirective") return;
    const isOther = node.name !== "drawing" && !node.attributes?.name;
    const message = isOther || !parent ? null : faultOf(node, parent);
    if (message) faults.push({ node, message });
  });

  function faultOf(node: Extract<Nodes, { type: "leafDirective" | "textDirective" }>, parent: Nodes): string | null {
    if (node.type === "textDirective" || node.name !== "drawing")
      return "write ::drawing{name=spam-folder}, with two colons, on a line of its own";
    const name = node.attributes?.name ?? "";
    const drawing = drawings.find((known) => known === name);
    if (!drawing) return `unknown drawing "${name}"${suggestion(name, drawings)}`;
    if (parent.type !== "root" && !(parent.type === "containerDirective" && parent.name === "for"))
      return "a drawing stands between paragraphs or in a :::for block";
    if (chosen.has(parent)) return "one drawing is enough here";
    chosen.set(parent, drawing);
    return null;
  }

  return { of: (node: Nodes): Drawing | null => chosen.get(node) ?? null, faults };
}

/** The source text without its drawings: they are not text, so they make no translation stale. */
export function withoutDrawings(text: string): string {
  return text.replace(/^::drawing\{.*\}[ \t]*(?:\n[ \t]*$)?\n?/gm, "");
}
