import { isCountry, noCountry } from "../../input/countries.ts";
import { idPattern } from "../../words.ts";
import type { Vocabulary } from "../body/parse-body.ts";
import { type Incident, incidentSchema, incidentTextSchema } from "../incident.ts";
import type { Problem } from "../problem.ts";
import { suggestion } from "../yaml/yaml-source.ts";
import { parseMarkdown } from "./front-matter.ts";
import { missingProblems, sourceStamp, staleProblems } from "./translation.ts";

/**
 * Reads one incident: `texts` by file inside the content folder (`incidents/<id>.md`, `incidents/<id>/<locale>.md`). `checks`: the ids that
 * may be named in `first`. `null` when the source text is missing or unusable; every fault goes to `problems`.
 */
export function parseIncident(
  id: string,
  texts: ReadonlyMap<string, string>,
  locales: readonly string[],
  vocabulary: Vocabulary,
  checks: readonly string[],
  problems: Problem[],
): Incident | null {
  const [sourceLocale = "en"] = locales;
  const inFolder = `incidents/${id}/${sourceLocale}.md`;
  const alone = `incidents/${id}.md`;
  const file = texts.has(inFolder) || !texts.has(alone) ? inFolder : alone;
  const report = (message: string, at = { line: 1, column: 1 }, where = file) =>
    problems.push({ file: where, ...at, message, severity: "error" });
  if (!idPattern.test(id)) report(`"${id}" cannot be an id; use only a-z, 0-9 and - for the name`);
  if (texts.has(inFolder) && texts.has(alone))
    report(`the same text stands in ${inFolder}; keep one of the two`, undefined, alone);
  const text = texts.get(file);
  if (text === undefined) {
    report("the file is missing; an incident is written in the first language of settings.yaml");
    return null;
  }
  const read = parseMarkdown(file, text, incidentSchema, vocabulary);
  problems.push(...read.problems);
  if (!read.data) return null;
  const { title, channel, countries, carriers, from, until, first = null } = read.data;
  for (const [index, country] of countries.entries())
    if (!isCountry(country)) report(noCountry(country), read.source.at(["countries", index]));
  for (const [index, check] of (first ?? []).entries())
    if (!checks.includes(check))
      report(`there is no check "${check}"${suggestion(check, checks)}`, read.source.at(["first", index]));

  const stamp = sourceStamp([title], read.text);
  const written = new Map([[sourceLocale, { title, body: read.body }]]);
  for (const locale of locales.slice(1)) {
    const translated = `incidents/${id}/${locale}.md`;
    const words = texts.get(translated);
    if (words === undefined) continue;
    const translation = parseMarkdown(translated, words, incidentTextSchema, vocabulary);
    problems.push(...translation.problems);
    if (!translation.data) continue;
    problems.push(...staleProblems(translated, translation.data.translates, stamp, translation.source));
    written.set(locale, { title: translation.data.title, body: translation.body });
  }
  const has = (locale: string) => locale === sourceLocale || texts.has(`incidents/${id}/${locale}.md`);
  problems.push(...missingProblems(`incidents/${id}`, has, locales));
  return { id, file, channels: channel, countries, carriers, from, until, first, texts: written, stamp };
}
