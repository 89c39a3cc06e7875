import type { Vocabulary } from "../body/parse-body.ts";
import { type Check, type CheckText, checkTextSchema } from "../check.ts";
import type { Problem } from "../problem.ts";
import { suggestion } from "../yaml/yaml-source.ts";
import { parseMarkdown } from "./front-matter.ts";
import { staleProblems } from "./translation.ts";

/** Reads a translation of `check`. `null` when it is unusable; every fault goes to `problems`. */
export function parseCheckText(
  check: Check,
  locale: string,
  text: string,
  locales: readonly string[],
  vocabulary: Vocabulary,
  problems: Problem[],
): CheckText | null {
  const file = `checks/${check.id}/${locale}.md`;
  const report = (message: string, at = { line: 1, column: 1 }) =>
    problems.push({ file, ...at, message, severity: "error" });
  if (!locales.includes(locale)) {
    report(`the language "${locale}" is not in settings.yaml${suggestion(locale, locales)}`);
    return null;
  }
  const read = parseMarkdown(file, text, checkTextSchema, vocabulary);
  problems.push(...read.problems);
  if (!read.data) return null;
  const known = check.answers.map((answer) => answer.id);
  for (const [index, answer] of read.data.answers.entries()) {
    if (!known.includes(answer.id))
      report(`unknown answer "${answer.id}"${suggestion(answer.id, known)}`, read.source.at(["answers", index, "id"]));
  }
  const given = read.data.answers.map((answer) => answer.id);
  for (const id of check.texts.get(locales[0] ?? "en")?.labels.keys() ?? [])
    if (!given.includes(id))
      problems.push({
        file,
        ...read.source.at(["answers"]),
        message: `the answer "${id}" of ${locales[0]}.md is missing here; people see the first language instead`,
        severity: "warning",
      });
  problems.push(...staleProblems(file, read.data.translates, check.stamp, read.source));
  const blocks = sourceBlocks(check, locales);
  for (const block of read.body.blocks.values())
    if (block.reviewed !== null || block.source !== null || block.until !== null)
      report(`"reviewed", "source" and "until" of a block stand in ${locales[0]}.md only`, block);
  for (const { drawing, line, column } of [
    { drawing: read.body.drawing, line: 1, column: 1 },
    ...read.body.blocks.values(),
  ])
    if (drawing) report(`::drawing{name=${drawing}} stands in ${locales[0]}.md only`, { line, column });
  for (const key of [...blocks.keys()].filter((name) => !read.body.blocks.has(name)))
    problems.push({
      file,
      line: 1,
      column: 1,
      message: `the block :::for{${key}} of ${locales[0]}.md is missing here`,
      severity: "warning",
    });
  return {
    title: read.data.title,
    question: read.data.question,
    labels: new Map(read.data.answers.map((answer) => [answer.id, answer.label])),
    // When steps were looked up is not text, nor is a drawing: it stands in the source file and holds for every language.
    body: {
      ...read.body,
      drawing: check.texts.get(locales[0] ?? "en")?.body.drawing ?? null,
      blocks: new Map([...read.body.blocks].map(([key, block]) => [key, blocks.get(key) ?? block])),
    },
  };
}

function sourceBlocks(check: Check, [source = "en"]: readonly string[]): CheckText["body"]["blocks"] {
  return check.texts.get(source)?.body.blocks ?? new Map();
}
