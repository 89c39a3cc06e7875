import { LRUCache } from "lru-cache";
import type { Nodes, Root, RootContent } from "mdast";
import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Problem } from "../problem.ts";
import { curlyHint } from "../yaml/yaml-fault.ts";
import { mostFiles, suggestion } from "../yaml/yaml-source.ts";
import { type Block, blockKey, conditionsOf, placeOf, readBlock } from "./block.ts";
import type { Body } from "./body.ts";
import { conditionFaults } from "./condition-faults.ts";
import { readDrawings } from "./drawing.ts";
import { filledLink, type InternalLink, isInternal, tappedLinkFault } from "./link.ts";
import { placeholderFaults } from "./placeholder.ts";

export interface Vocabulary {
  /** Fact id → its value ids. */
  facts: ReadonlyMap<string, readonly string[]>;
  /** What `raised-by` and `ruled-out-by` may name: a value of the fact `evidence`, or a word for several → the values meant. */
  evidence: ReadonlyMap<string, readonly string[]>;
  /** Ids of the sentences of the opening page. */
  signs: readonly string[];
  placeholders: readonly string[];
  /** Values that may be used as the address of a link, set or not: `[our status page]({{brand.status}})`. */
  links: readonly string[];
}

const parser = unified().use(remarkParse).use(remarkDirective);
// After an edit only the file that changed is read again. Pages share the trees, so nobody may change them.
const trees = new LRUCache<string, Root>({ max: mostFiles, memoMethod: (text) => parser.parse(text) });

// "[words][name]" without a definition of that name, "[words](two parts)" and "[words] (https://…)" stay text in Markdown.
const looseReference = /\[[^\]]+\](?:\[[^\]]*\]|\([^)]*\)|\s+\((?:\/|[a-z]+:)[^)]*\))/;

/** Reads a body. Front matter must already be blanked, not cut, so that line numbers are those of the file. */
export function parseBody(file: string, text: string, vocabulary: Vocabulary): { body: Body; problems: Problem[] } {
  const tree = trees.memo(text);
  const problems: Problem[] = [];
  const dependsOn = new Set<string>();
  const blocks = new Map<string, Block>();
  const links: InternalLink[] = [];
  const report = (node: Nodes, message: string, offset = 0) =>
    problems.push({ file, ...position(text, (node.position?.start.offset ?? 0) + offset), message, severity: "error" });

  const pictures = readDrawings(tree);
  for (const { node, message } of pictures.faults) report(node, message);
  visit(tree, (node) => {
    if (node.type === "html") report(node, "HTML is not allowed here; use Markdown");
    if (node.type === "image" || node.type === "imageReference")
      report(node, "pictures are not allowed here; say it in words");
    if (node.type === "heading" && node.depth === 1)
      report(node, "the page already has its main heading; use ## or none");
    if (node.type === "link" || node.type === "definition") {
      const value = filledLink.exec(node.url)?.[1];
      const fault = value === undefined && !isInternal(node.url) ? tappedLinkFault(node.url) : null;
      if (fault) report(node, fault);
      if (value === undefined)
        for (const { message } of placeholderFaults(node.url, vocabulary.placeholders)) report(node, message);
      if (isInternal(node.url)) links.push({ target: node.url, ...placeOf(node) });
      if (value !== undefined && !vocabulary.placeholders.includes(value) && !vocabulary.links.includes(value))
        report(node, `unknown value {{${value}}}${suggestion(value, vocabulary.links)}`);
    }
    if (node.type === "text") {
      const unread = node.value.search(/^:{3}/m);
      if (unread >= 0)
        report(
          node,
          // An apostrophe in the words behind them is meant.
          isCurly(/^:+\w*(\{[^}\n]*)/.exec(node.value.slice(unread))?.[1] ?? "")
            ? curlyHint
            : "this ::: begins no block; write :::for{fact=value}, :::otherwise or, to end one, ::: alone",
          unread,
        );
      const loose = looseReference.exec(node.value);
      if (loose)
        report(node, `the link ${loose[0]} has no address; write [words](https://…) without a space`, loose.index);
    }
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") {
      for (const fault of placeholderFaults(node.value, vocabulary.placeholders))
        report(node, fault.message, fault.offset);
    }
    if (node.type === "containerDirective") {
      const name = node.name;
      if (name !== "for" && name !== "otherwise")
        report(node, `unknown block ":::${name}"; use :::for{fact=value} or :::otherwise`);
      if (!closes(text, node)) report(node, `this :::${name} block is not closed; end it with a line :::`);
      if (name === "for") {
        const { block, faults } = readBlock(node.attributes, { ...placeOf(node), drawing: pictures.of(node) });
        const curly = Object.entries(node.attributes ?? {})
          .flat()
          .some((word) => isCurly(word ?? ""));
        if (curly) {
          report(node, curlyHint);
          return;
        }
        for (const fault of faults) report(node, fault);
        blocks.set(blockKey(block.conditions), block);
        if (block.conditions.size === 0) report(node, "say whom this block is for, like :::for{provider=gmail}");
        for (const { message } of conditionFaults(block.conditions, vocabulary.facts)) report(node, message);
        for (const fact of block.conditions.keys()) if (vocabulary.facts.has(fact)) dependsOn.add(fact);
      }
    }
  });
  for (const orphan of orphans(tree)) report(orphan, ":::otherwise must follow a :::for block");
  for (const twice of repeated(tree)) report(twice, "an earlier block has the same conditions; keep one of the two");
  return { body: { tree, dependsOn: [...dependsOn], blocks, drawing: pictures.of(tree), links }, problems };
}

function isCurly(text: string): boolean {
  return /[\u2018-\u201f\u00ab\u00bb\u2039\u203a]/.test(text);
}

function orphans(tree: Root): RootContent[] {
  return tree.children.filter((node, index) => {
    if (node.type !== "containerDirective" || node.name !== "otherwise") return false;
    const before = tree.children[index - 1];
    return before?.type !== "containerDirective" || before.name !== "for";
  });
}

/** Blocks that say the same as one above them in the same row of blocks. */
function repeated(tree: Root): RootContent[] {
  let above = new Set<string>();
  return tree.children.filter((node) => {
    if (node.type !== "containerDirective") above = new Set();
    if (node.type !== "containerDirective" || node.name !== "for") return false;
    const key = blockKey(conditionsOf(node.attributes));
    const isRepeated = above.has(key);
    above.add(key);
    return isRepeated;
  });
}

function closes(text: string, node: Nodes): boolean {
  const source = text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  return /\n\s*:{3,}\s*$/.test(source);
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
