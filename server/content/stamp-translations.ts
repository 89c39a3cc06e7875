import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { fail } from "../command-line.ts";
import { readContentFolder } from "./content-folder.ts";

// `npm run content:stamp -- checks/spam-folder/es.md …` (or `--all`): says that these translations fit their source text of today.
const folder = process.env.CONTENT_DIR || "content";
const { content, problems } = parseContent(await readContentFolder(folder));
if (!content)
  fail(
    `Fix these first:\n${problems
      .filter(({ severity }) => severity === "error")
      .map(formatProblem)
      .join("\n")}`,
  );
const stamps = stampsOf(content);
const asked = process.argv.slice(2);
const files = asked.includes("--all")
  ? [...stamps.keys()]
  : asked.map((file) => path.relative(folder, path.resolve(file)));
if (files.length === 0)
  fail("Name the translations that fit their source, like content/checks/spam-folder/es.md, or say --all.");
let stampedCount = 0;
for (const file of files) {
  const stamp = stamps.get(file);
  if (stamp === undefined) {
    console.error(`${file} is not a translation; name a file like ${folder}/checks/spam-folder/es.md.`);
    process.exitCode = 1;
    continue;
  }
  const target = path.join(folder, file);
  const text = await readFile(target, "utf8");
  const line = `translates: ${stamp}`;
  const stamped = /^translates:.*$/m.test(text)
    ? text.replace(/^translates:.*$/m, line)
    : text.replace(/^(\uFEFF?---[ \t]*(\r?\n))/, (start, _fence, ending) => `${start}${line}${ending}`);
  if (stamped !== text) await writeFile(target, stamped);
  stampedCount += 1;
}
console.info(`${stampedCount} translations stamped.`);

/** Path of each translation → the stamp of its source. */
function stampsOf({ checks, pages, contacts, letters, incidents, settings }: Content): Map<string, string> {
  const [source = "en"] = settings.locales;
  const found = new Map<string, string>();
  const add = (base: string, locales: Iterable<string>, stamp: string) => {
    for (const locale of locales) if (locale !== source) found.set(`${base}/${locale}.md`, stamp);
  };
  for (const check of checks.values()) add(`checks/${check.id}`, check.texts.keys(), check.stamp);
  for (const contact of contacts) add(`contacts/${contact.id}`, contact.texts.keys(), contact.stamp);
  for (const letter of letters.values()) add(`letters/${letter.id}`, letter.texts.keys(), letter.stamp);
  for (const incident of incidents) add(`incidents/${incident.id}`, incident.texts.keys(), incident.stamp);
  for (const [id, texts] of Object.entries(pages)) add(`pages/${id}`, texts.keys(), texts.get(source)?.stamp ?? "");
  return found;
}
