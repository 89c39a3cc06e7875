import { LRUCache } from "lru-cache";
import { cutPersonal } from "../../input/cut-personal.ts";
import { normalForm } from "../../input/normal-form.ts";
import type { Check } from "../check.ts";
import type { Problem } from "../problem.ts";
import { suggestion } from "../yaml/yaml-source.ts";

/** Fewer phrases than this are too few to know a check by. */
const enough = { source: 30, translation: 15 };

/**
 * Reads `checks/<id>/says/<locale>.txt`, by check and language: a phrase per line, as people write it; lines with `#` are comments. Puts the phrases into
 * the checks they belong to and returns what is wrong with them.
 */
export function parseSays(
  checks: ReadonlyMap<string, Check>,
  says: ReadonlyMap<string, ReadonlyMap<string, string>>,
  locales: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  for (const [id, texts] of says) {
    const check = checks.get(id);
    for (const [locale, text] of texts) {
      const file = `checks/${id}/says/${locale}.txt`;
      const add = (message: string, severity: Problem["severity"], line = 1) =>
        problems.push({ file, line, column: 1, message, severity });
      if (!locales.includes(locale))
        add(`the language "${locale}" is not in settings.yaml${suggestion(locale, locales)}`, "error");
      const phrases = phraseLines(text);
      for (const { normal, fault, line } of phrases) {
        if (fault) add(fault, "error", line);
        const words = `${locale} ${normal}`;
        const owner = owners.get(words);
        if (owner !== undefined)
          add(`the same phrase stands at ${owner}; it can speak for one check only`, "warning", line);
        else owners.set(words, `${file}:${line}`);
      }
      check?.says.set(
        locale,
        phrases.map(({ phrase }) => phrase),
      );
    }
  }
  return [...problems, ...tooFew(checks, says, locales)];
}

/** The phrases of a file with what is wrong with each, remembered by what stands in it. */
export function phraseLines(text: string) {
  return remembered.memo(text);
}

/** Characters of files that are remembered as read: twice what the site says. */
export const mostRemembered = 8_000_000;

const remembered = new LRUCache<string, ReturnType<typeof readPhrases>>({
  maxSize: mostRemembered,
  sizeCalculation: (_, text) => text.length + 1,
  memoMethod: readPhrases,
});

function readPhrases(text: string) {
  return linesOf(text).map(({ phrase, line }) => {
    const fault = phraseFault(phrase);
    return { phrase, line, fault, normal: fault ? phrase : normalForm(phrase) };
  });
}

/** The lines that count, each with its number. */
export function linesOf(text: string): { phrase: string; line: number }[] {
  return text
    .split("\n")
    .map((line, index) => ({ phrase: line.trim(), line: index + 1 }))
    .filter(({ phrase }) => phrase !== "" && !phrase.startsWith("#"));
}

/** What somebody types at one go. Looking for addresses takes long in a line without end. */
const mostOfPhrase = 1_000;

/** Why nobody can learn from what somebody wrote, or `null`. */
export function phraseFault(phrase: string): string | null {
  if (phrase.length > mostOfPhrase)
    return `${phrase.length} characters in one line; ${mostOfPhrase} at most are a phrase`;
  if (normalForm(phrase) === "") return "there is no word in this phrase";
  const { cut } = cutPersonal(phrase);
  return cut.length > 0
    ? `this looks like ${cut.map((kind) => (kind === "address" ? "an address" : `a ${kind}`)).join(" and ")}; leave it out or put words in its place`
    : null;
}

/** Only where a language has phrases at all: a check without any is known by its text. */
function tooFew(
  checks: ReadonlyMap<string, Check>,
  says: ReadonlyMap<string, ReadonlyMap<string, string>>,
  locales: readonly string[],
): Problem[] {
  const used = locales.filter((locale) => [...says.values()].some((texts) => texts.has(locale)));
  return [...checks.values()].flatMap((check) =>
    used.flatMap((locale): Problem[] => {
      const count = check.says.get(locale)?.length ?? 0;
      const least = locale === locales[0] ? enough.source : enough.translation;
      if (count >= least) return [];
      const message = `${count} phrases that people say, and at least ${least} are needed to know this check by them`;
      return [{ file: `checks/${check.id}/says/${locale}.txt`, line: 1, column: 1, message, severity: "warning" }];
    }),
  );
}
