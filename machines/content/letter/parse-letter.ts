import type { z } from "zod";
import { conditionFaults } from "../body/condition-faults.ts";
import type { Vocabulary } from "../body/parse-body.ts";
import { type MarkdownFile, parseMarkdown } from "../parsing/front-matter.ts";
import { missingProblems, sourceStamp, staleProblems } from "../parsing/translation.ts";
import type { Problem } from "../problem.ts";
import { type Letter, letterSchema, letterTextSchema } from "./letter.ts";
import { letterFaults, personalFault } from "./letter-faults.ts";

type LetterWords = Pick<z.output<typeof letterTextSchema>, "title" | "subject">;

/** Reads `letters/<id>/<locale>.md`, every language found. `null` where the source file is not usable; every fault goes to `problems`. */
export function parseLetterFolder(
  id: string,
  texts: ReadonlyMap<string, string>,
  locales: readonly string[],
  vocabulary: Vocabulary,
  problems: Problem[],
): Letter | null {
  const [sourceLocale = "en"] = locales;
  const fileOf = (locale: string) => `letters/${id}/${locale}.md`;
  const error = (file: string, message: string, at = { line: 1, column: 1 }) =>
    problems.push({ file, ...at, message, severity: "error" });
  const sourceText = texts.get(sourceLocale);
  if (sourceText === undefined) {
    error(fileOf(sourceLocale), "the file is missing");
    return null;
  }
  const read = parseMarkdown(fileOf(sourceLocale), sourceText, letterSchema, vocabulary);
  const check = (locale: string, { text, body, data, source, problems: found }: MarkdownFile<LetterWords>) => {
    problems.push(...found);
    for (const { line, message } of letterFaults(text, body.tree))
      error(fileOf(locale), message, { line: line ?? 1, column: 1 });
    for (const key of ["title", "subject"] as const) {
      const fault = data && personalFault(data[key]);
      if (fault) error(fileOf(locale), fault, source.at([key]));
    }
  };
  check(sourceLocale, read);
  if (!read.data) return null;
  const { title, subject, when, send, "language-of": languageOf } = read.data;
  const { source } = read;
  for (const { message, fact, index } of conditionFaults(Object.entries(when), vocabulary.facts))
    error(
      fileOf(sourceLocale),
      message,
      index === undefined ? source.atKey(["when", fact]) : source.at(["when", fact, index]),
    );
  for (const { message } of conditionFaults(languageOf === undefined ? [] : [[languageOf, []]], vocabulary.facts))
    error(fileOf(sourceLocale), message, source.at(["language-of"]));
  const letter: Letter = {
    id,
    when,
    languageOf: languageOf ?? null,
    isMail: send === "email",
    stamp: sourceStamp([title, subject], read.text),
    texts: new Map([[sourceLocale, { title, subject, text: read.text.trim(), body: read.body }]]),
  };
  for (const [locale, text] of texts) {
    if (locale === sourceLocale) continue;
    const translation = parseMarkdown(fileOf(locale), text, letterTextSchema, vocabulary);
    check(locale, translation);
    if (!translation.data) continue;
    const { data, source } = translation;
    problems.push(...staleProblems(fileOf(locale), data.translates, letter.stamp, source));
    const { title, subject } = data;
    letter.texts.set(locale, { title, subject, text: translation.text.trim(), body: translation.body });
  }
  problems.push(...missingProblems(`letters/${id}`, (locale) => texts.has(locale), locales));
  return letter;
}
