import { LRUCache } from "lru-cache";
import type { Nodes, Root, RootContent } from "mdast";
import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { suggestion } from "../parsing/yaml-source.ts";
import type { Problem } from "../problem.ts";
import { type Block, blockKey, conditionsOf, fits, placeOf, readBlock } from "./block.ts";
import { type InternalLink, isInternal, localLink, webLinkFault } from "./link.ts";
import { placeholderPattern } from "./placeholder.ts";

/** A Markdown body, parsed once; blocks and placeholders are resolved for each page. */
export interface Body {
  tree: Root;
  /** Facts whose value changes what is shown. */
  dependsOn: string[];
  /** Its `:::for` blocks by `blockKey`. */
  blocks: ReadonlyMap<string, Block>;
  /** Links to pages of this site; `crossCheck` follows them. */
  links: readonly InternalLink[];
}

export interface Vocabulary {
  /** Fact id → its value ids. */
  facts: ReadonlyMap<string, readonly string[]>;
  placeholders: readonly string[];
  /** Values that may stand as the address of a link, set or not: `[our status page]({{brand.status}})`. */
  links: readonly string[];
}

const parser = unified().use(remarkParse).use(remarkDirective);
// After an edit only the file that changed is read anew. Pages share the trees, so nobody may change them.
const trees = new LRUCache<string, Root>({ max: 1_000, memoMethod: (text) => parser.parse(text) });
const writer = unified().use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-" });
const filledLink = /^\{\{\s*([^{}]*?)\s*\}\}$/;

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

  visit(tree, (node) => {
    if (node.type === "html") report(node, "HTML is not allowed here; use Markdown");
    if (node.type === "image" || node.type === "imageReference")
      report(node, "pictures are not allowed here; say it in words");
    if (node.type === "heading" && node.depth === 1)
      report(node, "the page already has its main heading; use ## or none");
    if (node.type === "link" || node.type === "definition") {
      const value = filledLink.exec(node.url)?.[1];
      const fault = value === undefined && !isInternal(node.url) ? webLinkFault(node.url) : null;
      if (fault) report(node, fault);
      if (isInternal(node.url)) links.push({ target: node.url, ...placeOf(node) });
      if (value !== undefined && !vocabulary.placeholders.includes(value) && !vocabulary.links.includes(value))
        report(node, `unknown value {{${value}}}${suggestion(value, vocabulary.links)}`);
    }
    if (node.type === "text") {
      const unread = node.value.search(/^:{3}/m);
      if (unread >= 0)
        report(
          node,
          "this ::: begins no block; write :::for{fact=value}, :::otherwise or, to end one, ::: alone",
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
        const { block, faults } = readBlock(node.attributes, placeOf(node));
        for (const fault of faults) report(node, fault);
        blocks.set(blockKey(block.conditions), block);
        if (block.conditions.size === 0) report(node, "say for whom this block is, like :::for{provider=gmail}");
        for (const [fact, values] of block.conditions) {
          const known = vocabulary.facts.get(fact);
          if (!known) report(node, `unknown fact "${fact}"${suggestion(fact, [...vocabulary.facts.keys()])}`);
          else {
            dependsOn.add(fact);
            for (const value of values) {
              if (!known.includes(value)) report(node, `unknown ${fact} "${value}"${suggestion(value, known)}`);
            }
          }
        }
      }
    }
  });
  for (const orphan of orphans(tree)) report(orphan, ":::otherwise must follow a :::for block");
  for (const twice of repeated(tree)) report(twice, "a block above is for the same; keep one of the two");
  return { body: { tree, dependsOn: [...dependsOn], blocks, links }, problems };
}

/** How a body is worded for one language. */
export interface Wording {
  locale: string;
  /** Fills policy values into a text. */
  fill: (text: string) => string;
}

/**
 * The Markdown that this person sees: blocks chosen by the facts, placeholders filled in (as text, never as markup), links inside
 * the site led to the pages of the language. A link to a value that is not set becomes its words.
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
      else if (filledLink.test(node.url)) {
        node.url = fill(node.url);
        if (filledLink.test(node.url) && parent && index !== undefined) {
          parent.children.splice(index, 1, ...node.children);
          return index;
        }
      }
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

/** Faulty `{{…}}` in a text, with the offset of each. */
export function placeholderFaults(text: string, known: readonly string[]): { offset: number; message: string }[] {
  const faults: { offset: number; message: string }[] = [];
  for (const match of text.matchAll(placeholderPattern)) {
    const name = match[1] ?? "";
    if (!known.includes(name))
      faults.push({ offset: match.index, message: `unknown value {{${name}}}${suggestion(name, known)}` });
  }
  const rest = text.replace(placeholderPattern, (all) => " ".repeat(all.length));
  const loose = rest.search(/\{\{|\}\}/);
  const single =
    [...rest.matchAll(/\{\s*([a-zA-Z.]+)\s*\}/g)].find(([, name = ""]) => known.includes(name))?.index ?? -1;
  if (loose >= 0 || single >= 0)
    faults.push({
      offset: loose >= 0 ? loose : single,
      message: "a value is written {{policy.email.life}}: two braces on each side",
    });
  return faults;
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
