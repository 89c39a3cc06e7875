import { normalForm } from "../../input/normal-form.ts";
import type { Check } from "../check.ts";
import type { Problem } from "../problem.ts";
import { suggestion } from "../yaml/yaml-source.ts";
import { faultOf, readerOf } from "./said-lines.ts";

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

/** The phrases of a file, with what is wrong with each. */
export const phraseLines = readerOf(({ said, line }) => {
  const fault = faultOf(said);
  return { phrase: said, line, fault, normal: fault ? said : normalForm(said) };
});

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
