import type { Nodes, Root, RootContent } from "mdast";
import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { placeholderPattern } from "./placeholder.ts";
import type { Problem } from "./problem.ts";
import { remembering } from "./remembering.ts";
import { suggestion } from "./yaml-source.ts";

/** A Markdown body, parsed once; blocks and placeholders are resolved for each page. */
export interface Body {
  tree: Root;
  /** Facts whose value changes what is shown. */
  dependsOn: string[];
}

export interface Vocabulary {
  /** Fact id → its value ids. */
  facts: ReadonlyMap<string, readonly string[]>;
  placeholders: readonly string[];
}

const parser = unified().use(remarkParse).use(remarkDirective);
const readTree = remembering((text) => parser.parse(text));
const writer = unified().use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-" });
const webLink = /^(https?:\/\/|mailto:|tel:)/;

/** Reads a body. Front matter must already be blanked, not cut, so that line numbers are those of the file. */
export function parseBody(file: string, text: string, vocabulary: Vocabulary): { body: Body; problems: Problem[] } {
  const tree = readTree(text);
  const problems: Problem[] = [];
  const dependsOn = new Set<string>();
  const report = (node: Nodes, message: string, offset = 0) =>
    problems.push({ file, ...position(text, (node.position?.start.offset ?? 0) + offset), message, severity: "error" });

  visit(tree, (node) => {
    if (node.type === "html") report(node, "HTML is not allowed here; use Markdown");
    if (node.type === "image" || node.type === "imageReference")
      report(node, "pictures are not allowed here; say it in words");
    if (node.type === "heading" && node.depth === 1)
      report(node, "the page already has its main heading; use ## or none");
    if (node.type === "link" || node.type === "definition") {
      if (!webLink.test(node.url)) report(node, `"${node.url}" is no web address; write https://…`);
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
        const conditions = Object.entries(node.attributes ?? {});
        if (conditions.length === 0) report(node, "say for whom this block is, like :::for{provider=gmail}");
        for (const [fact, given] of conditions) {
          const known = vocabulary.facts.get(fact);
          if (!known) report(node, `unknown fact "${fact}"${suggestion(fact, [...vocabulary.facts.keys()])}`);
          else {
            dependsOn.add(fact);
            for (const value of words(given)) {
              if (!known.includes(value)) report(node, `unknown ${fact} "${value}"${suggestion(value, known)}`);
            }
          }
        }
      }
    }
  });
  for (const orphan of orphans(tree)) report(orphan, ":::otherwise must follow a :::for block");
  return { body: { tree, dependsOn: [...dependsOn] }, problems };
}

/** The Markdown that this person sees: blocks chosen by the facts, placeholders filled in (as text, never as markup). */
export function renderBody(body: Body, facts: ReadonlyMap<string, string>, fill: (text: string) => string): string {
  const tree: Root = structuredClone({ ...body.tree, children: chosen(body.tree.children, facts) });
  visit(tree, (node, index, parent) => {
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") node.value = fill(node.value);
    // "Settings:Filters" reads as a directive; it was meant as text.
    if ((node.type === "textDirective" || node.type === "leafDirective") && parent && index !== undefined) {
      const colons = node.type === "textDirective" ? ":" : "::";
      parent.children.splice(index, 1, { type: "text", value: colons + node.name }, ...node.children);
    }
  });
  return writer.stringify(tree).trim();
}

/** All of a body, for a page that knows only the channel: each block under the names of those it is for. */
export function renderWholeBody(
  body: Body,
  channel: string,
  nameOf: (fact: string, value: string) => string,
  otherwise: string,
  fill: (text: string) => string,
): string {
  const tree: Root = structuredClone({ ...body.tree, children: named(body.tree.children, channel, nameOf, otherwise) });
  return renderBody({ tree, dependsOn: [] }, new Map(), fill);
}

function named(
  children: RootContent[],
  channel: string,
  nameOf: (fact: string, value: string) => string,
  otherwise: string,
): RootContent[] {
  return children.flatMap((node): RootContent[] => {
    if (node.type !== "containerDirective") return [node];
    const worded = node.attributes?.channel;
    if (worded) return words(worded).includes(channel) ? node.children : [];
    const names = Object.entries(node.attributes ?? {}).flatMap(([fact, given]) =>
      words(given).map((value) => nameOf(fact, value)),
    );
    const name = node.name === "for" ? names.join(", ") : otherwise;
    return [
      { type: "paragraph", children: [{ type: "strong", children: [{ type: "text", value: name }] }] },
      ...node.children,
    ];
  });
}

function chosen(children: RootContent[], facts: ReadonlyMap<string, string>): RootContent[] {
  let someFitted = false;
  return children.flatMap((node): RootContent[] => {
    if (node.type !== "containerDirective") {
      someFitted = false;
      return [node];
    }
    const fits = node.name === "otherwise" ? !someFitted : fitsFacts(node.attributes ?? {}, facts);
    if (node.name === "for") someFitted ||= fits;
    return fits ? chosen(node.children, facts) : [];
  });
}

function fitsFacts(attributes: Record<string, string | null | undefined>, facts: ReadonlyMap<string, string>): boolean {
  return Object.entries(attributes).every(([fact, given]) => words(given).includes(facts.get(fact) ?? ""));
}

function words(given: string | null | undefined): string[] {
  return (given ?? "").split(/\s+/).filter(Boolean);
}

function orphans(tree: Root): RootContent[] {
  return tree.children.filter((node, index) => {
    if (node.type !== "containerDirective" || node.name !== "otherwise") return false;
    const before = tree.children[index - 1];
    return before?.type !== "containerDirective" || before.name !== "for";
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
  if (loose >= 0)
    faults.push({ offset: loose, message: "a value is written {{policy.email.life}}: two braces on each side" });
  return faults;
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
