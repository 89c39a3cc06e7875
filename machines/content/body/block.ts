import type { Nodes } from "mdast";
import type { Drawing } from "./drawing.ts";
import { webLinkFault } from "./link.ts";

/** What an editor says about the steps of one `:::for{…}` block, besides whom they are for. */
export interface Block {
  /** `YYYY-MM` in which its steps were last compared with the product; `null`: see the check. */
  reviewed: string | null;
  /** The page they were compared with. */
  source: string | null;
  /** `YYYY-MM`, the last month of the product or version they are about; `null`: no end is known. */
  until: string | null;
  /** The picture beside its steps. */
  drawing: Drawing | null;
  /** Whom it is for: fact → values. */
  conditions: ReadonlyMap<string, readonly string[]>;
  line: number;
  column: number;
}

/** When steps were last looked up. */
export const reviewedPattern = /^20[0-9]{2}-(0[1-9]|1[0-2])$/;
export const reviewedHint = "write year and month, like 2026-11";

const about = ["reviewed", "source", "until"];

/** Names that are not facts inside `:::for{…}`. */
export const blockWords: readonly string[] = about;

type Attributes = Record<string, string | null | undefined> | null | undefined;

/** Reads the braces of a block; `faults` say what is wrong with everything that is not a condition. */
export function readBlock(attributes: Attributes, at: { line: number; column: number; drawing: Drawing | null }) {
  const { reviewed, source, until } = attributes ?? {};
  const faults: string[] = [];
  if (reviewed != null && !reviewedPattern.test(reviewed)) faults.push(`reviewed: ${reviewedHint}, not "${reviewed}"`);
  if (until != null && !reviewedPattern.test(until)) faults.push(`until: ${reviewedHint}, not "${until}"`);
  const address = source == null ? null : pageFault(source);
  if (address) faults.push(`source: ${address}`);
  const block: Block = {
    reviewed: reviewed ?? null,
    source: source ?? null,
    until: until ?? null,
    conditions: conditionsOf(attributes),
    ...at,
  };
  return { block, faults };
}

/** People open the page, so it is one, and never over an open line. */
function pageFault(source: string): string | null {
  return /^https:/i.test(source) ? webLinkFault(source) : `"${source}" is not a web address; write https://…`;
}

/** Fact → values, without what is said about the block itself. */
export function conditionsOf(attributes: Attributes): Map<string, string[]> {
  const conditions = Object.entries(attributes ?? {}).filter(([name]) => !about.includes(name));
  return new Map(conditions.map(([fact, given]) => [fact, (given ?? "").split(/\s+/).filter(Boolean)]));
}

/** The same for every spelling of the same conditions, so that a translation finds the block of its source. */
export function blockKey(conditions: ReadonlyMap<string, readonly string[]>): string {
  return [...conditions]
    .map(([fact, values]) => `${fact}=${values.toSorted().join(" ")}`)
    .sort()
    .join(" ");
}

/** Whether a block is for these facts. */
export function fits(conditions: ReadonlyMap<string, readonly string[]>, facts: ReadonlyMap<string, string>): boolean {
  return [...conditions].every(([fact, values]) => values.includes(facts.get(fact) ?? ""));
}

/** The source text without what is said about blocks: that is not text, so it makes no translation stale. */
export function withoutBlockNotes(text: string): string {
  return text.replace(/^:::+for\{.*$/gm, (line) =>
    line
      .replace(/(?<=[{\s])(?:reviewed|source|until)=(?:"[^"]*"|[^\s}"]+)/g, "")
      .replace(/\{\s+|\s+(?=[\s}])/g, (all) => (all.startsWith("{") ? "{" : "")),
  );
}

/** Where a node begins in the file. */
export function placeOf(node: Nodes): { line: number; column: number } {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}
