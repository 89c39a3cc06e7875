import type { Vocabulary } from "./body.ts";
import { parseMarkdown } from "./front-matter.ts";
import { type Contact, contactSchema, contactTextSchema, type Page, type PageId, pageSchema } from "./page.ts";
import type { Problem } from "./problem.ts";

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
  for (const [locale, text] of texts) {
    const read = parseMarkdown(`pages/${id}/${locale}.md`, text, pageSchema, vocabulary);
    problems.push(...read.problems);
    if (read.data) pages.set(locale, { title: read.data.title, question: read.data.question, body: read.body });
  }
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
  const contact: Contact = { id, url, order, texts: new Map([[sourceLocale, { title, action, body: read.body }]]) };
  for (const [locale, text] of texts) {
    if (locale === sourceLocale) continue;
    const translation = parseMarkdown(`contacts/${id}/${locale}.md`, text, contactTextSchema, vocabulary);
    problems.push(...translation.problems);
    if (translation.data) contact.texts.set(locale, { ...translation.data, body: translation.body });
  }
  return contact;
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
