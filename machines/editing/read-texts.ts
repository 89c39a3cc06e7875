import { isScalar, visit } from "yaml";
import type { ContentFiles } from "../content/parsing/content-files.ts";
import { yamlDocument } from "../content/yaml/yaml-source.ts";

/** One line that people read, in one language. */
export interface ReadText {
  file: string;
  locale: string;
  line: number;
  /** Of its first sign. */
  column: number;
  text: string;
}

/** Files in which every language stands. */
const shared = /^(?:signs|facts|places)\.yaml$/;
// What people do not read: the notes of the editor and where something was looked up.
const unread = /^(?:\s*#|because:|\s*- https?:|\s*- "https?:)/;

/** Every line of the content that people read, with its language. What people say themselves is theirs. */
export function readTexts(files: ContentFiles, locales: readonly string[]): ReadText[] {
  return [...files].flatMap(([file, content]) => {
    if (shared.test(file)) return sharedTexts(file, content, locales);
    const [, locale] =
      /^(?:(?:checks|pages|contacts|letters|incidents)\/[^/]+|interface)\/([a-zA-Z-]+)\.(?:md|yaml)$/.exec(file) ?? [];
    if (locale === undefined) return [];
    return content
      .split("\n")
      .flatMap((text, index) => (unread.test(text) ? [] : [{ file, locale, line: index + 1, column: 1, text }]));
  });
}

function sharedTexts(file: string, content: string, locales: readonly string[]): ReadText[] {
  const found: ReadText[] = [];
  const { document, lines } = yamlDocument(content);
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== "string") return;
      const locale = locales.find((one) => one === key.value);
      if (locale === undefined) return;
      const { line, col } = lines.linePos(value.range?.[0] ?? 0);
      const isQuoted = value.type === "QUOTE_DOUBLE" || value.type === "QUOTE_SINGLE";
      found.push({ file, locale, line, column: isQuoted ? col + 1 : col, text: value.value });
    },
  });
  return found;
}
