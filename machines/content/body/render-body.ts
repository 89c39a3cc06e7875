import type { Root, RootContent } from "mdast";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { type Block, conditionsOf, fits } from "./block.ts";
import type { Body } from "./body.ts";
import type { Drawing } from "./drawing.ts";
import { filledLink, fillLink, isInternal, isUsable, localLink } from "./link.ts";

const writer = unified().use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-" });

/** How a body is worded for one language. */
export interface Wording {
  locale: string;
  /** Fills policy values into a text. */
  fill: (text: string) => string;
}

/**
 * The Markdown that this person sees: blocks chosen by the facts, placeholders filled in (as text, never as markup), links inside
 * the site pointed at the pages of the language. A link to a value that is not set, or is no number to call, becomes its words.
 */
export function renderBody(
  body: Pick<Body, "tree">,
  facts: ReadonlyMap<string, string>,
  { locale, fill }: Wording,
): string {
  const tree: Root = structuredClone({ ...body.tree, children: chosen(body.tree.children, facts) });
  visit(tree, (node, index, parent) => {
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") node.value = fill(node.value);
    if (node.type === "link") {
      if (isInternal(node.url)) node.url = localLink(node.url, locale);
      else node.url = filledLink.test(node.url) ? fill(node.url) : fillLink(node.url, fill);
      if ((filledLink.test(node.url) || !isUsable(node.url)) && parent && index !== undefined) {
        parent.children.splice(index, 1, ...node.children);
        return index;
      }
    }
    // It is drawn beside the text (`drawingOf`).
    if (node.type === "leafDirective" && node.name === "drawing" && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    // "Settings:Filters" reads as a directive; it was meant as text.
    if ((node.type === "textDirective" || node.type === "leafDirective") && parent && index !== undefined) {
      const colons = node.type === "textDirective" ? ":" : "::";
      parent.children.splice(index, 1, { type: "text", value: colons + node.name }, ...node.children);
    }
    return undefined;
  });
  return writer.stringify(tree).trim();
}

/** The blocks of a body that this person sees. */
export function chosenBlocks(body: Body, facts: ReadonlyMap<string, string>): Block[] {
  return [...body.blocks.values()].filter(({ conditions }) => fits(conditions, facts));
}

/** The picture for this person: that of a block they see, or of the whole body. */
export function drawingOf(body: Body, facts: ReadonlyMap<string, string>): Drawing | null {
  return chosenBlocks(body, facts).find(({ drawing }) => drawing)?.drawing ?? body.drawing;
}

function chosen(children: RootContent[], facts: ReadonlyMap<string, string>): RootContent[] {
  let someFitted = false;
  return children.flatMap((node): RootContent[] => {
    if (node.type !== "containerDirective") {
      someFitted = false;
      return [node];
    }
    const isFor = node.name === "otherwise" ? !someFitted : fits(conditionsOf(node.attributes), facts);
    if (node.name === "for") someFitted ||= isFor;
    return isFor ? chosen(node.children, facts) : [];
  });
}
