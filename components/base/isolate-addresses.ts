import type { Element, ElementContent, Root, Text } from "hast";
import { SKIP, visit } from "unist-util-visit";

// E-mail addresses and international numbers: both read left to right inside any script.
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d •-]{3,}\d/g;

// `G-`, `@`, `*#06#`, `0–9`: no letter holds the edge in its place, so it would jump to the other side.
const scrambled = /^(?!.*[\p{Script=Arabic}\p{Script=Hebrew}])(?:\P{L}.*|.*\P{L})$/u;

/** Wraps addresses, phone numbers, code and what begins or ends without a letter in `<bdi dir="ltr">`, so that a right-to-left sentence does not scramble them. */
export function isolateAddresses() {
  return (tree: Root): void => {
    visit(tree, "text", (node, index, parent) => {
      if (!parent || index === undefined || (parent.type === "element" && parent.tagName === "bdi")) return;
      const tag = parent.type === "element" ? parent.tagName : "";
      const isWhole = tag === "code" || (tag === "strong" && scrambled.test(node.value));
      const pieces = isWhole ? [isolated(node.value)] : split(node.value);
      if (pieces.length === 1 && pieces[0]?.type === "text") return;
      parent.children.splice(index, 1, ...pieces);
      return [SKIP, index + pieces.length];
    });
  };
}

interface Piece {
  text: string;
  isAddress: boolean;
  /** Where it begins in the text. */
  at: number;
}

/** A text in pieces: its addresses and numbers, and what stands between them. */
export function splitAddresses(value: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of value.matchAll(address)) {
    if (match.index > end) pieces.push({ text: value.slice(end, match.index), isAddress: false, at: end });
    pieces.push({ text: match[0], isAddress: true, at: match.index });
    end = match.index + match[0].length;
  }
  if (end < value.length) pieces.push({ text: value.slice(end), isAddress: false, at: end });
  return pieces;
}

function split(value: string): ElementContent[] {
  return splitAddresses(value).map(({ text, isAddress }) => (isAddress ? isolated(text) : plain(text)));
}

function plain(value: string): Text {
  return { type: "text", value };
}

function isolated(value: string): Element {
  return { type: "element", tagName: "bdi", properties: { dir: "ltr" }, children: [plain(value)] };
}
