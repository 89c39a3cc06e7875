import { LRUCache } from "lru-cache";
import type { List, Paragraph, PhrasingContent, Root, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** A body in two parts, both Markdown: what is read before an answer, and how it is done in detail. */
export interface FoldedBody {
  /** What it is about, in one sentence; empty where nothing introduces the steps. */
  about: string;
  /** The one thing to do, in one sentence; a short body as a whole. */
  deed: string;
  /** Every step, and the rest of what was said before and after them; empty where the body is short enough to stand whole. */
  how: string;
}

/** So many steps are read at a glance. */
const atAGlance = 2;

const text = unified().use(remarkParse).use(remarkStringify, { bullet: "-", emphasis: "_", rule: "-" }).freeze();
const folded = new LRUCache<string, FoldedBody>({ max: 500 });

/** Puts the deed first: the first sentence of the first step. `markdown` is a rendered body. */
export function foldBody(markdown: string, locale: string): FoldedBody {
  const key = `${locale} ${markdown}`;
  const known = folded.get(key);
  if (known) return known;
  const made = fold(markdown, locale);
  folded.set(key, made);
  return made;
}

function fold(markdown: string, locale: string): FoldedBody {
  const { children } = text.parse(markdown);
  const at = children.findIndex(isSteps);
  const steps = children[at];
  const first = steps && isSteps(steps) ? steps.children[0]?.children[0] : undefined;
  const count = children.filter(isSteps).reduce((sum, list) => sum + list.children.length, 0);
  if (first?.type !== "paragraph" || count <= atAGlance) return { about: "", deed: markdown, how: "" };
  const [introduction, ...between] = children.slice(0, at);
  const [about, more] = introduction?.type === "paragraph" ? firstSentence(introduction, locale) : [null, introduction];
  const [deed] = firstSentence(first, locale);
  return {
    about: write([about]),
    deed: write([deed]),
    how: write([more, ...between, ...children.slice(at)]),
  };
}

function isSteps(node: RootContent): node is List {
  return node.type === "list" && node.ordered === true;
}

function write(nodes: readonly (RootContent | null | undefined)[]): string {
  const root: Root = { type: "root", children: nodes.filter((node) => node !== null && node !== undefined) };
  return text.stringify(root).trim();
}

/** The first sentence of a paragraph and what is left, `null` for nothing. It ends only in plain text, never inside a link or a menu name. */
function firstSentence(paragraph: Paragraph, locale: string): [Paragraph, Paragraph | null] {
  const ends = endsOf(plainText(paragraph), locale);
  let offset = 0;
  for (const [index, node] of paragraph.children.entries()) {
    const { length } = plainText(node);
    const end = ends.find((one) => one >= offset && one <= offset + length);
    if (end !== undefined && node.type === "text") {
      const before = node.value.slice(0, end - offset).trimEnd();
      const after = node.value.slice(end - offset).trimStart();
      return [
        words(paragraph, [...paragraph.children.slice(0, index), { type: "text", value: before }]),
        words(paragraph, [{ type: "text", value: after }, ...paragraph.children.slice(index + 1)]),
      ];
    }
    offset += length;
  }
  return [paragraph, null];
}

/** Where what is said so far can stand alone: not after a question, whose answer is the point, and not inside a quotation. */
function endsOf(text: string, locale: string): number[] {
  const sentences = [...new Intl.Segmenter(locale, { granularity: "sentence" }).segment(text)];
  return sentences.slice(1).flatMap(({ index }) => {
    const said = text.slice(0, index).trimEnd();
    return /[?？؟]$/.test(said) || isQuoting(said) ? [] : [index];
  });
}

function isQuoting(said: string): boolean {
  const count = (letters: RegExp) => said.match(letters)?.length ?? 0;
  return count(/[«“「(（]/g) > count(/[»”」)）]/g) || count(/"/g) % 2 === 1;
}

function words(paragraph: Paragraph, children: PhrasingContent[]): Paragraph {
  return { ...paragraph, children };
}
