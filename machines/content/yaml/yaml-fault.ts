import { type Document, type ErrorCode, visit, type YAMLError } from "yaml";

export interface YamlFault {
  /** In the text, from 0. */
  offset: number;
  message: string;
}

/** Everything that keeps a text from being YAML, in an editor's words. */
export function yamlFaults(document: Document): YamlFault[] {
  const errors = [...document.errors, ...document.warnings];
  const curly = curlyFaults(document);
  // One wrong character often makes the parser stumble further on: the character itself is what there is to mend.
  if (curly.length > 0) return curly;
  return [...errors.map((error) => ({ offset: error.pos[0], message: inWords(error) })), ...referenceFaults(document)];
}

/** Texts in curly quotes alone: to YAML that is a letter, so a comma or a colon ends the text in the middle. */
function curlyFaults(document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Scalar: (_key, node) => {
      if (node.type === "PLAIN" && typeof node.value === "string" && isInCurly(node.value))
        faults.push({ offset: node.range?.[0] ?? 0, message: curlyHint });
    },
  });
  return faults;
}

/** All of a text is in curly quotes, or its beginning with no end to it; a text that goes on behind the second one is meant so. */
function isInCurly(text: string): boolean {
  return /^[\u2018\u201a\u201c-\u201f\u00ab\u2039][^\u2019\u201c\u201d\u00bb\u203a"]*[\u2019\u201c\u201d\u00bb\u203a"]?$/.test(
    text,
  );
}

/** Word processors write them in place of the straight ones. */
export const curlyHint =
  'these curly quotes are letters to the computer; write straight ones: "…" (to show curly ones, put straight ones around the whole text)';

/** What the parser calls a fault, in an editor's words. */
const faultWords: Partial<Record<ErrorCode, string>> = {
  BAD_DQ_ESCAPE: "inside \"…\" a \\ has a meaning of its own; write \\\\ or use '…'",
  BAD_INDENT: "this line does not fit in: a bracket or brace above is not closed, or the spaces before it are wrong",
  BAD_SCALAR_START: 'a text cannot begin with this character; put the text in quotes, like "…"',
  BLOCK_AS_IMPLICIT_KEY:
    'either a text has a colon in it and needs quotes, like "Spam: look there", or the spaces before the next line are wrong',
  BLOCK_IN_FLOW: 'a text with a colon in it needs quotes inside { } and [ ], like "Spam: look there"',
  DUPLICATE_KEY: "this key is there twice; keep one of the two",
  MULTILINE_IMPLICIT_KEY: "this is not a key with a value; write key: value, with a space after the colon",
  MULTIPLE_DOCS: "a line --- stands in the middle; keep only those around the front matter",
  TAB_AS_INDENT: "a tab stands before the text; use spaces",
  TAG_RESOLVE_FAILED: 'a text that begins with ! needs quotes, like "!…"',
  UNEXPECTED_TOKEN:
    "this is too much here: the quotes before it are closed already, or it needs quotes around all of it",
};

function inWords({ code, message }: YAMLError): string {
  if (code === "MISSING_CHAR" && message.includes("quote")) return "a quotation mark before here is never closed";
  return faultWords[code] ?? message;
}

/** `*name` stands for what `&name` marked above; mostly it was meant as text. */
function referenceFaults(document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Alias: (_key, node) => {
      if (node.resolve(document) === undefined)
        faults.push({
          offset: node.range?.[0] ?? 0,
          message: `a text that begins with * needs quotes, like "*${node.source}"`,
        });
    },
  });
  return faults;
}

/** The value of a document without faults, or why it has none: references can multiply without end, and the parser gives up on those. */
export function readValue(document: Document): { value: unknown; fault: string | null } {
  try {
    return { value: document.toJS(), fault: null };
  } catch {
    return { value: null, fault: "YAML: the references (*name) cannot be followed; write out what they stand for" };
  }
}
