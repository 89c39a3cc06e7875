import type { Link, Root, RootContent } from "mdast";
import { type Block, blockKey, conditionsOf } from "./block.ts";
import type { Body } from "./body.ts";
import { renderBody, type Wording } from "./render-body.ts";

/** All of a body, for a page that knows only the channel: each block under the names of those it is for. */
export function renderWholeBody(body: Body, channel: string, heads: BlockHeads, wording: Wording): string {
  const tree: Root = structuredClone({ ...body.tree, children: named(body, channel, heads) });
  return renderBody({ tree }, new Map(), wording);
}

/** What stands above and below the blocks of a whole body. */
interface BlockHeads {
  /** `null` for what readers of this page are unlikely to have; a block for nothing else is left out. */
  nameOf: (fact: string, value: string) => string | null;
  otherwise: string;
  /** When the steps of a block were last looked up, in words, and on which page. */
  noteOf: (names: string, block: Block | undefined) => Note | null;
}

interface Note {
  words: string;
  source: string | null;
}

function named({ tree, blocks }: Body, channel: string, { nameOf, otherwise, noteOf }: BlockHeads): RootContent[] {
  // Whether the `:::otherwise` that may follow is for another channel, for this one, or for other products.
  let rest: "hidden" | "plain" | "named" = "named";
  return tree.children.flatMap((node): RootContent[] => {
    if (node.type !== "containerDirective") return [node];
    if (node.name === "otherwise" && rest !== "named") return rest === "plain" ? node.children : [];
    const conditions = conditionsOf(node.attributes);
    const worded = conditions.get("channel");
    if (worded) {
      const isHere = worded.includes(channel);
      rest = isHere ? "hidden" : "plain";
      return isHere ? node.children : [];
    }
    rest = "named";
    const named = [...conditions].flatMap(([fact, values]) => values.flatMap((value) => nameOf(fact, value) ?? []));
    if (node.name === "for" && named.length === 0) return [];
    const names = named.join(", ");
    const note = node.name === "for" ? noteOf(names, blocks.get(blockKey(conditions))) : null;
    const head: RootContent = {
      type: "paragraph",
      children: [{ type: "strong", children: [words(node.name === "for" ? names : otherwise)] }],
    };
    return [head, ...node.children, ...(note === null ? [] : [footOf(note)])];
  });
}

/** One quiet line, the only emphasis of the page: when, and the page by the name of its host. */
function footOf({ words: said, source }: Note): RootContent {
  const link = source === null ? [] : [words(" "), linkTo(source)];
  return { type: "paragraph", children: [{ type: "emphasis", children: [words(said), ...link] }] };
}

function linkTo(url: string): Link {
  return { type: "link", url, children: [words(new URL(url).hostname)] };
}

function words(value: string): { type: "text"; value: string } {
  return { type: "text", value };
}
