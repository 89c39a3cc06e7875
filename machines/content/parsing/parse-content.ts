import { z } from "zod";
import { noDeliveryCodes } from "../../evidence/rules/delivery-codes.ts";
import { channels } from "../../words.ts";
import type { Vocabulary } from "../body/parse-body.ts";
import { collectPlaceholders, linkPlaceholders } from "../body/placeholder.ts";
import type { Check } from "../check.ts";
import type { Content, InterfaceTexts } from "../content.ts";
import { checkCauses } from "../cross-check/check-causes.ts";
import { checkLetters } from "../cross-check/check-letters.ts";
import { crossCheck } from "../cross-check/cross-check.ts";
import { evidenceWords, type Fact, factsSchema } from "../fact.ts";
import type { Incident } from "../incident.ts";
import { interfaceSchema } from "../interface/interface-schema.ts";
import type { Letter } from "../letter/letter.ts";
import { parseLetterFolder } from "../letter/parse-letter.ts";
import { parseLooks } from "../looks/parse-looks.ts";
import { type Contact, type Page, pageIds } from "../page.ts";
import { placesSchema } from "../place.ts";
import type { Problem } from "../problem.ts";
import { parseReplies } from "../reply/parse-replies.ts";
import { type Scenario, scenariosSchema } from "../scenario.ts";
import { settingsSchema } from "../settings.ts";
import { factsOfSigns, signsSchema } from "../sign.ts";
import { parseYaml } from "../yaml/yaml-source.ts";
import { type ContentFiles, groupFolders, strangeLanguages, unreadable } from "./content-files.ts";
import { sourceOf } from "./front-matter.ts";
import { parseCheckFolder } from "./parse-check.ts";
import { parseComplaints } from "./parse-complaints.ts";
import { parseDeliveryCodes } from "./parse-delivery-codes.ts";
import { isDraft, problemsOfDraft } from "./parse-draft.ts";
import { parseIncident } from "./parse-incident.ts";
import { parseContactFolder, parsePageFolder } from "./parse-page.ts";
import { parseSays } from "./parse-says.ts";

/**
 * Reads and checks all content. `content` is `null` exactly when a problem of severity `error` was found.
 * Never throws for anything an editor can write.
 */
export function parseContent(files: ContentFiles): { content: Content | null; problems: Problem[] } {
  const problems: Problem[] = unreadable(files);
  if (problems.length > 0) return { content: null, problems };
  const settings = readYaml(files, "settings.yaml", settingsSchema, problems);
  const raw = readYaml(files, "settings.yaml", z.unknown(), []);
  const facts = readYaml(files, "facts.yaml", factsSchema, problems);
  const places = readYaml(files, "places.yaml", placesSchema, problems);
  if (!settings || !facts || !places) return { content: null, problems };

  const placeholders = collectPlaceholders(raw);
  const factMap = new Map<string, Fact>(Object.entries(facts));
  // A site without signs has no opening page.
  const signs = files.has("signs.yaml") ? readYaml(files, "signs.yaml", signsSchema, problems) : null;
  const values = new Map<string, readonly string[]>(
    [...factMap].map(([id, fact]) => [id, fact.values.map((value) => value.id)]),
  );
  // Every journey knows its channel, so a text may be worded by it as by a fact.
  const vocabulary: Vocabulary = {
    facts: values.set("channel", channels),
    evidence: evidenceWords(factMap.get("evidence")),
    signs: signs?.signs.map(({ id }) => id) ?? [],
    placeholders: [...placeholders.keys()],
    links: linkPlaceholders,
  };
  const folders = groupFolders(files, problems);
  problems.push(...strangeLanguages(files, settings.locales));

  const checks = new Map<string, Check>();
  const drafts = new Set<string>();
  for (const [id, texts] of folders.checks) {
    const own: Problem[] = [];
    const check = parseCheckFolder(id, texts, settings.locales, vocabulary, own);
    const [source = "en"] = settings.locales;
    if (isDraft(texts.get(source))) {
      problems.push(...problemsOfDraft(`checks/${id}/${source}.md`, own));
      folders.says.delete(id);
      drafts.add(id);
      continue;
    }
    problems.push(...own);
    if (check) checks.set(id, check);
  }
  // Only now: no check may hide behind a sign, and each is a value of it.
  if (signs) for (const [key, fact] of factsOfSigns(signs, checks.values())) factMap.set(key, fact);
  problems.push(...parseSays(checks, folders.says, settings.locales));
  const aliases = new Map([...checks.values()].flatMap((check) => check.aliases.map((alias) => [alias, check.id])));
  const idToday = new Map([...[...checks.keys()].map((id): [string, string] => [id, id]), ...aliases]);
  const told = parseComplaints({ idToday, written: [...folders.checks.keys()] }, folders.complaints);
  problems.push(...told.problems);
  const pages: Record<(typeof pageIds)[number], Map<string, Page>> = {
    start: new Map(),
    trial: new Map(),
    solved: new Map(),
    help: new Map(),
  };
  for (const id of pageIds) {
    pages[id] = parsePageFolder(id, folders.pages.get(id) ?? new Map(), settings.locales, vocabulary, problems);
  }
  const contacts: Contact[] = [];
  for (const [id, texts] of folders.contacts) {
    const contact = parseContactFolder(id, texts, settings.locales, vocabulary, problems);
    if (contact) contacts.push(contact);
  }
  contacts.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));

  const letters = new Map<string, Letter>();
  for (const [id, texts] of folders.letters) {
    const letter = parseLetterFolder(id, texts, settings.locales, vocabulary, problems);
    if (letter) letters.set(id, letter);
  }
  const incidents: Incident[] = [];
  for (const [id, texts] of folders.incidents) {
    const incident = parseIncident(id, texts, settings.locales, vocabulary, [...checks.keys()], problems);
    if (incident) incidents.push(incident);
  }

  const deliveryCodes = parseDeliveryCodes(files);
  problems.push(...deliveryCodes.problems);

  const content: Content = {
    settings,
    looks: parseLooks(files, settings.locales, problems),
    placeholders,
    facts: factMap,
    places,
    checks,
    aliases,
    drafts,
    complaints: told.complaints,
    pages,
    contacts,
    incidents,
    running: [],
    interfaces: readInterfaces(files, settings.locales, problems),
    replies: parseReplies(files, settings.locales, vocabulary.placeholders, problems),
    letters,
    scenarios: readScenarios(files, problems),
    deliveryCodes: deliveryCodes.codes ?? noDeliveryCodes,
  };
  const whereIn = (file: string) => sourceOf(file, files.get(file) ?? "");
  problems.push(...crossCheck(content, whereIn), ...checkCauses(content), ...checkLetters(content, whereIn));
  const failed = problems.some((problem) => problem.severity === "error");
  return { content: failed ? null : content, problems: problems.sort(byPosition) };
}

function readYaml<Schema extends z.ZodType>(
  files: ContentFiles,
  file: string,
  schema: Schema,
  problems: Problem[],
): z.output<Schema> | null {
  const text = files.get(file);
  if (text === undefined) {
    problems.push({ file, line: 1, column: 1, message: "the file is missing", severity: "error" });
    return null;
  }
  const read = parseYaml(file, text, schema);
  problems.push(...read.problems);
  return read.value;
}

function readInterfaces(files: ContentFiles, locales: readonly string[], problems: Problem[]) {
  const interfaces = new Map<string, InterfaceTexts>();
  for (const [index, locale] of locales.entries()) {
    const file = `interface/${locale}.yaml`;
    if (index > 0 && !files.has(file)) {
      problems.push({
        file,
        line: 1,
        column: 1,
        message: "the translation is missing; people see the first language instead",
        severity: "warning",
      });
      continue;
    }
    const texts = readYaml(files, file, interfaceSchema, problems);
    if (texts) interfaces.set(locale, texts);
  }
  return interfaces;
}

function readScenarios(files: ContentFiles, problems: Problem[]): Scenario[] {
  return [...files.keys()]
    .filter((file) => file.startsWith("scenarios/"))
    .flatMap((file) => {
      const read = parseYaml(file, files.get(file) ?? "", scenariosSchema);
      problems.push(...read.problems);
      return (read.value ?? []).map((scenario, index) => ({ ...scenario, file, ...read.source.at([index]) }));
    });
}

function byPosition(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}
