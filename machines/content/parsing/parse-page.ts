import type { Vocabulary } from "../body/parse-body.ts";
import { type Contact, contactSchema, contactTextSchema, type Page, type PageId, pageSchema } from "../page.ts";
import type { Problem } from "../problem.ts";
import { parseMarkdown } from "./front-matter.ts";
import { missingProblems, sourceStamp, staleProblems } from "./translation.ts";

/** Reads `pages/<id>/<locale>.md`, every language found. The source language must be there. */
export function parsePageFolder(
  id: PageId,
  texts: ReadonlyMap<string, string>,
  locales: readonly string[],
  vocabulary: Vocabulary,
  problems: Problem[],
): Map<string, Page> {
  const pages = new Map<string, Page>();
  requireSource(`pages/${id}`, texts, locales, problems);
  let stamp = "";
  for (const [locale, text] of sourceFirst(texts, locales)) {
    const file = `pages/${id}/${locale}.md`;
    const read = parseMarkdown(file, text, pageSchema, vocabulary);
    problems.push(...read.problems);
    if (!read.data) continue;
    const { title, question, translates } = read.data;
    if (locale === locales[0]) stamp = sourceStamp([title, question], read.text);
    else problems.push(...staleProblems(file, translates, stamp, read.source));
    pages.set(locale, { title, question, body: read.body, stamp });
  }
  problems.push(...missingProblems(`pages/${id}`, (locale) => texts.has(locale), locales));
  return pages;
}

/** Reads `contacts/<id>/<locale>.md`; address and order stand in the source language only. */
export function parseContactFolder(
  id: string,
  texts: ReadonlyMap<string, string>,
  locales: readonly string[],
  vocabulary: Vocabulary,
  problems: Problem[],
): Contact | null {
  const [sourceLocale = "en"] = locales;
  const sourceText = texts.get(sourceLocale);
  requireSource(`contacts/${id}`, texts, locales, problems);
  if (sourceText === undefined) return null;
  const read = parseMarkdown(`contacts/${id}/${sourceLocale}.md`, sourceText, contactSchema, vocabulary);
  problems.push(...read.problems);
  if (!read.data) return null;
  const { title, action, url, order } = read.data;
  const stamp = sourceStamp([title, action], read.text);
  const contact: Contact = {
    id,
    url,
    order,
    stamp,
    texts: new Map([[sourceLocale, { title, action, body: read.body }]]),
  };
  for (const [locale, text] of texts) {
    if (locale === sourceLocale) continue;
    const file = `contacts/${id}/${locale}.md`;
    const translation = parseMarkdown(file, text, contactTextSchema, vocabulary);
    problems.push(...translation.problems);
    if (!translation.data) continue;
    problems.push(...staleProblems(file, translation.data.translates, stamp, translation.source));
    contact.texts.set(locale, {
      title: translation.data.title,
      action: translation.data.action,
      body: translation.body,
    });
  }
  problems.push(...missingProblems(`contacts/${id}`, (locale) => texts.has(locale), locales));
  return contact;
}

function sourceFirst(texts: ReadonlyMap<string, string>, [source]: readonly string[]): [string, string][] {
  return [...texts].sort(([a], [b]) => Number(b === source) - Number(a === source));
}

function requireSource(
  folder: string,
  texts: ReadonlyMap<string, string>,
  locales: readonly string[],
  problems: Problem[],
): void {
  const [sourceLocale = "en"] = locales;
  if (texts.has(sourceLocale)) return;
  problems.push({
    file: `${folder}/${sourceLocale}.md`,
    line: 1,
    column: 1,
    message: "the file is missing",
    severity: "error",
  });
}
