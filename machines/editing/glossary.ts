import { z } from "zod";
import type { ContentFiles } from "../content/parsing/content-files.ts";
import type { Problem } from "../content/problem.ts";
import { parseYaml } from "../content/yaml/yaml-source.ts";
import { readTexts } from "./read-texts.ts";

const words = z.record(z.string(), z.string());
const glossarySchema = z.array(
  z.strictObject({
    term: z.string(),
    /** Language → our word for it. */
    say: words,
    /** Language → words that are not said for it. */
    not: z.record(z.string(), z.array(z.string())),
  }),
);

const glossaryFile = "glossary.yaml";

/** Every word that `content/glossary.yaml` advises against, where people read it. A term may stand for one language only; what is said instead must stand for each. */
export function adviseWords(files: ContentFiles, locales: readonly string[]): Problem[] {
  const text = files.get(glossaryFile);
  if (text === undefined) return [];
  const { value, problems, source } = parseYaml(glossaryFile, text, glossarySchema);
  const terms = value ?? [];
  const missing = terms.flatMap(({ term, say, not }, index) =>
    Object.keys(not)
      .filter((locale) => !say[locale])
      .map((locale): Problem => {
        const message = `“${term}” has no word in ${locale}`;
        return { file: glossaryFile, ...source.at([index, "say"]), message, severity: "error" };
      }),
  );
  const avoided = terms.flatMap(({ say, not }) =>
    Object.entries(not).flatMap(([locale, wrong]) =>
      wrong.map((word) => ({ locale, word, pattern: asWord(word), right: say[locale] ?? "" })),
    ),
  );
  const found = readTexts(files, locales).flatMap(({ file, locale, line, column, text: said }) =>
    avoided
      .filter((one) => one.locale === locale)
      .map(({ word, pattern, right }) => ({ word, right, at: said.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .map(({ word, right, at }): Problem => {
        const message = `say “${right}”, not “${word}” (${glossaryFile})`;
        return { file, line, column: column + at, message, severity: "warning" };
      }),
  );
  return [...problems, ...missing, ...found];
}

/** Whole words where the script divides them; Chinese and Japanese do not, and Arabic joins small words to the next. */
function asWord(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word)
    ? new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, "u")
    : new RegExp(escaped, "u");
}
