import type { ContentFiles } from "../parsing/content-files.ts";
import { missingProblems } from "../parsing/translation.ts";
import type { Problem } from "../problem.ts";
import { parseYaml } from "../yaml/yaml-source.ts";
import { type Replies, repliesSchema } from "./replies.ts";

/** Reads `replies/<locale>.yaml`. A site without any has none to offer; one with some is told which languages are missing. */
export function parseReplies(
  files: ContentFiles,
  locales: readonly string[],
  placeholders: readonly string[],
  problems: Problem[],
): Map<string, Replies> {
  const schema = repliesSchema(placeholders);
  const replies = new Map<string, Replies>();
  const fileOf = (locale: string) => `replies/${locale}.yaml`;
  const written = locales.filter((locale) => files.has(fileOf(locale)));
  for (const locale of written) {
    const read = parseYaml(fileOf(locale), files.get(fileOf(locale)) ?? "", schema);
    problems.push(...read.problems);
    if (read.value) replies.set(locale, read.value);
  }
  const [source = ""] = locales;
  if (written.length > 0 && !written.includes(source))
    problems.push({ file: fileOf(source), line: 1, column: 1, message: "the file is missing", severity: "error" });
  if (written.includes(source))
    for (const problem of missingProblems("replies", (locale) => written.includes(locale), locales))
      problems.push({ ...problem, file: problem.file.replace(/\.md$/, ".yaml") });
  return replies;
}
