import type { Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { blockKey, conditionsOf } from "../../content/body/block.ts";
import type { Check } from "../../content/check.ts";
import type { Content } from "../../content/content.ts";
import { isAboutProduct } from "../../content/fact.ts";
import { isMakersOwn, type Makers } from "./makers.ts";

/** What a text says about a product or a cause, and where that was looked up. */
export interface Claim {
  check: string;
  /** Whom the steps are for, like `provider=gmail`; `null` for the check as a whole. */
  block: string | null;
  file: string;
  line: number;
  /** The first thing it says, cut to a line. */
  says: string;
  /** Where it was looked up: addresses, and numbers of notes that are not public. */
  sources: readonly string[];
  /** The best of them: the maker's own page, another source, or none, so that the steps are general. */
  kind: "maker" | "other" | "general";
  /** `YYYY-MM`; a block that does not say it takes the month of its check. */
  reviewed: string | null;
  /** `YYYY-MM`, the last month of the product it is about. */
  until: string | null;
  /** In which it is written. */
  languages: readonly string[];
}

const longest = 90;

/** Every claim of the content: each check with its own sources, followed by its blocks about products. */
export function listClaims(content: Content, makers: Makers): Claim[] {
  return [...content.checks.values()].flatMap((check) => [
    ...ownClaim(content, check),
    ...blockClaims(content, makers, check),
  ]);
}

function ownClaim({ settings }: Content, { id, sources, reviewed, texts }: Check): Claim[] {
  const [source = "en"] = settings.locales;
  const text = texts.get(source);
  if (!text || (sources.length === 0 && reviewed === null)) return [];
  return [
    {
      check: id,
      block: null,
      file: `checks/${id}/${source}.md`,
      line: 1,
      says: firstWords(text.body.tree.children) || text.question,
      sources,
      kind: sources.length === 0 ? "general" : "other",
      reviewed,
      until: null,
      languages: settings.locales.filter((locale) => texts.has(locale)),
    },
  ];
}

function blockClaims({ settings, facts }: Content, makers: Makers, check: Check): Claim[] {
  const [source = "en"] = settings.locales;
  const body = check.texts.get(source)?.body;
  return [...(body?.blocks ?? [])].flatMap(([key, block]): Claim[] => {
    if (!body || !isAboutProduct(facts, block.conditions.keys())) return [];
    const isOwn = block.source !== null && isMakersOwn(makers, block.conditions, block.source);
    return [
      {
        check: check.id,
        block: key,
        file: `checks/${check.id}/${source}.md`,
        line: block.line,
        says: firstWords(stepsOf(body.tree, key)),
        sources: block.source === null ? [] : [block.source],
        kind: block.source === null ? "general" : isOwn ? "maker" : "other",
        reviewed: block.reviewed ?? check.reviewed,
        until: block.until,
        languages: settings.locales.filter((locale) => check.texts.get(locale)?.body.blocks.has(key)),
      },
    ];
  });
}

function stepsOf(tree: Root, key: string): RootContent[] {
  return tree.children.flatMap((node) =>
    node.type === "containerDirective" && node.name === "for" && blockKey(conditionsOf(node.attributes)) === key
      ? node.children
      : [],
  );
}

/** The first sentence of the first paragraph or step, cut where it is long. */
function firstWords(nodes: readonly RootContent[]): string {
  const first = nodes.find(({ type }) => type === "paragraph" || type === "list");
  const said = first?.type === "list" ? textOf(first.children[0]) : textOf(first);
  const [sentence = ""] = said.replace(/\s+/g, " ").split(/(?<=[.!?])\s/);
  return sentence.length <= longest ? sentence : `${sentence.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}
