import type { z } from "zod";
import type { Vocabulary } from "../body/parse-body.ts";
import { type MarkdownFile, parseMarkdown } from "../parsing/front-matter.ts";
import { missingProblems, sourceStamp, staleProblems } from "../parsing/translation.ts";
import type { Problem } from "../problem.ts";
import { suggestion, type YamlSource } from "../yaml/yaml-source.ts";
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
  conditionFaults(read.data, read.source, vocabulary, (message, at) => error(fileOf(sourceLocale), message, at));
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

/** Facts that do not exist, in the conditions and for the language of the reader. */
function conditionFaults(
  { when, "language-of": languageOf }: { when: Letter["when"]; "language-of"?: string | undefined },
  source: YamlSource,
  { facts }: Vocabulary,
  report: (message: string, at: { line: number; column: number }) => void,
): void {
  const unknown = (fact: string) => `unknown fact "${fact}"${suggestion(fact, [...facts.keys()])}`;
  for (const [fact, values] of Object.entries(when)) {
    const known = facts.get(fact);
    if (!known) report(unknown(fact), source.atKey(["when", fact]));
    for (const [index, value] of values.entries())
      if (known && !known.includes(value))
        report(`unknown ${fact} "${value}"${suggestion(value, known)}`, source.at(["when", fact, index]));
  }
  if (languageOf !== undefined && !facts.has(languageOf)) report(unknown(languageOf), source.at(["language-of"]));
}
