import { z } from "zod";
import type { Body } from "../body/body.ts";
import { parseBody, type Vocabulary } from "../body/parse-body.ts";
import { placeholderFaults } from "../body/placeholder.ts";
import type { Problem } from "../problem.ts";
import { parseYaml, type YamlSource } from "../yaml/yaml-source.ts";

const fence = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

export interface MarkdownFile<Data> {
  data: Data | null;
  body: Body;
  /** The body as written. */
  text: string;
  problems: Problem[];
  source: YamlSource;
}

const start = { line: 1, column: 1 };

/** Splits a Markdown file into checked front matter and body. Positions are those of the file. `data: null` comes with at least one error. */
export function parseMarkdown<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  vocabulary: Vocabulary,
): MarkdownFile<z.output<Schema>> {
  const match = fence.exec(text);
  const front = match?.[0] ?? "";
  const { body, problems } = parseBody(file, blank(front) + text.slice(front.length), vocabulary);
  if (!match) {
    const message = "the file must begin with front matter: a line ---, the keys, a line ---";
    return {
      data: null,
      body,
      text,
      problems: [{ file, line: 1, column: 1, message, severity: "error" }, ...problems],
      source: { at: () => start, atKey: () => start },
    };
  }
  const yaml = parseYaml(file, withoutFences(front), schema);
  const fills = yaml.value === null ? [] : textFaults(file, yaml.value, vocabulary.placeholders, yaml.source);
  const bodyless = text.slice(front.length).trim() === "" ? [empty(file, front)] : [];
  return {
    data: yaml.value,
    body,
    text: text.slice(front.length),
    problems: [...yaml.problems, ...fills, ...problems, ...bodyless],
    source: yaml.source,
  };
}

/** Where things stand in a YAML file, or in the front matter of a Markdown file. */
export function sourceOf(file: string, text: string): YamlSource {
  return parseYaml(file, file.endsWith(".md") ? withoutFences(fence.exec(text)?.[0] ?? "") : text, z.unknown()).source;
}

/** The fences become comments, so that the YAML keeps its line numbers. */
function withoutFences(front: string): string {
  return front.replace(/^---/, "#--").replace(/---\s*$/, "#--");
}

function empty(file: string, front: string): Problem {
  const line = front.split("\n").length;
  return { file, line, column: 1, message: "the text is missing; write what to do, step by step", severity: "error" };
}

function textFaults(file: string, value: unknown, known: readonly string[], source: YamlSource): Problem[] {
  const faults: Problem[] = [];
  walk(value, [], (text, path) => {
    for (const { message } of placeholderFaults(text, known)) {
      faults.push({ file, ...source.at(path), message, severity: "error" });
    }
    if (/<[a-z/!][^>]*>/i.test(text)) {
      faults.push({ file, ...source.at(path), message: "HTML is not allowed here", severity: "error" });
    }
  });
  return faults;
}

function walk(value: unknown, path: PropertyKey[], visit: (text: string, path: PropertyKey[]) => void): void {
  if (typeof value === "string") visit(value, path);
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index], visit);
  else if (value !== null && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) walk(item, [...path, key], visit);
  }
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
