import { LRUCache } from "lru-cache";
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { nearest } from "../../input/nearest.ts";
import type { Problem } from "../problem.ts";
import { readValue, yamlFaults } from "./yaml-fault.ts";

export interface YamlSource {
  /** Where the value at `path` stands; the nearest parent when it is missing. */
  at: (path: readonly PropertyKey[]) => { line: number; column: number };
  /** Where the key at the end of `path` stands. */
  atKey: (path: readonly PropertyKey[]) => { line: number; column: number };
}

/**
 * Reads YAML against a schema. Every scalar is read as text (the failsafe schema), so `no`, `000` and `2026-10` mean what they
 * look like; schemas turn text into numbers and durations themselves.
 * Returns `value: null` with at least one error when the text or its shape is wrong.
 */
export function parseYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): { value: z.output<Schema> | null; problems: Problem[]; source: YamlSource } {
  const { document, lines } = yamlDocument(text);
  const source: YamlSource = {
    at: (path) => locate(document, lines, path),
    atKey: (path) => locateKey(document, lines, path.slice(0, -1), String(path.at(-1))),
  };
  const broken = yamlFaults(document).map(({ offset, message }): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message: `YAML: ${message}`, severity: "error" };
  });
  if (broken.length > 0) return { value: null, problems: broken, source };

  const read = readValue(document);
  if (read.fault !== null)
    return { value: null, problems: [{ file, line: 1, column: 1, message: read.fault, severity: "error" }], source };
  const parsed = schema.safeParse(read.value ?? {});
  if (parsed.success) return { value: parsed.data, problems: [], source };
  const problems = parsed.error.issues.flatMap((issue) => explain(issue, schema, document, lines, file));
  return { value: null, problems, source };
}

/** The text as a document with its lines. Every scalar is text. Callers share the documents, so nobody may change them. */
export function yamlDocument(text: string) {
  return documents.memo(text);
}

/** Files whose reading is remembered; a site of ten languages has about 850. */
export const mostFiles = 4_000;

// After an edit only the file that changed is read again.
const documents = new LRUCache<string, ReturnType<typeof readDocument>>({ max: mostFiles, memoMethod: readDocument });

function readDocument(text: string) {
  const lines = new LineCounter();
  return { lines, document: parseDocument(text, { lineCounter: lines, schema: "failsafe", prettyErrors: false }) };
}

function locate(document: Document, lines: LineCounter, path: readonly PropertyKey[]) {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

function explain(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  document: Document,
  lines: LineCounter,
  file: string,
): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schemaAt(schema, issue.path));
    return issue.keys.map((key) => ({
      file,
      ...locateKey(document, lines, issue.path, key),
      message: `unknown key "${key}"${/\s/.test(key) ? "; a text with a comma in it needs quotes inside { }" : ""}${suggestion(key, known)}`,
      severity: "error",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // The branch that was meant is the one that got furthest into the value; without any, the first.
    const meant = issue.errors.find((branch) => branch.every(isInside)) ?? issue.errors[0] ?? [];
    return meant.flatMap((inner) =>
      explain({ ...inner, path: [...issue.path, ...inner.path] }, schema, document, lines, file),
    );
  }
  const where = issue.path.length > 0 ? `${issue.path.map(String).join(".")}: ` : "";
  return [
    { file, ...locate(document, lines, issue.path), message: where + reason(issue, document), severity: "error" },
  ];
}

function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === "unrecognized_keys" || issue.code === "custom";
}

const formWords: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list, like [a, b], or one line - a for each",
  object: "keys with values, like { key: value }",
  record: "keys with values, like { key: value }",
};

function reason(issue: z.core.$ZodIssue, document: Document): string {
  const missing = document.getIn(issue.path) === undefined && issue.path.length > 0;
  if (issue.code === "invalid_value") {
    const allowed = issue.values.map(String);
    if (missing) return `is missing; write one of ${allowed.join(", ")}`;
    const given = document.getIn(issue.path);
    return `must be one of ${allowed.join(", ")}${typeof given === "string" ? `, not "${given}"${hint(given, allowed)}` : ""}`;
  }
  if (missing) return "is missing";
  if (issue.code === "invalid_type") return `must be ${formWords[issue.expected] ?? `a ${issue.expected}`}`;
  return issue.message;
}

/** `; did you mean "label"? Known: id, label, effect` */
export function suggestion(given: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const near = hint(given, known);
  return `${near || "."} Known: ${known.join(", ")}`;
}

function hint(given: string, known: readonly string[]): string {
  const meant = nearest(given, known);
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
}

function locateKey(document: Document, lines: LineCounter, path: readonly PropertyKey[], key: string) {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(parent)) {
    for (const pair of parent.items) {
      if (isPair(pair) && isScalar(pair.key) && pair.key.value === key && pair.key.range) {
        const { line, col } = lines.linePos(pair.key.range[0]);
        return { line, column: col };
      }
    }
  }
  return locate(document, lines, path);
}

function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let current: z.core.$ZodType | undefined = unwrap(schema);
  for (const key of path) {
    if (current instanceof z.ZodObject) current = current.shape[String(key)];
    else if (current instanceof z.ZodArray) current = current.element;
    else if (current instanceof z.ZodRecord) current = current.valueType;
    else return undefined;
    if (current) current = unwrap(current);
  }
  return current;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return unwrap(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.options.find((option) => option instanceof z.ZodRecord) ?? schema;
  return schema;
}

function knownKeys(schema: z.core.$ZodType | undefined): string[] {
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) return schema.keyType.options.map(String);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
