import { parse } from "yaml";
import { z } from "zod";
import type { ContentFiles } from "../content/parsing/content-files.ts";
import type { Problem } from "../content/problem.ts";

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
const shared = /^(?:signs|facts|places)\.yaml$/;
// What people do not read: the notes of the editor and where something was looked up.
const unread = /^(?:\s*#|because:|\s*- https?:|\s*- "https?:)/;

/** Every word that `content/glossary.yaml` advises against, where people read it. What people say themselves is theirs. */
export function adviseWords(files: ContentFiles, locales: readonly string[]): Problem[] {
  const text = files.get(glossaryFile);
  if (text === undefined) return [];
  const read = glossarySchema.safeParse(parse(text));
  const fault = (message: string): Problem => ({ file: glossaryFile, line: 1, column: 1, message, severity: "error" });
  if (!read.success) return [fault(z.prettifyError(read.error))];
  const missing = read.data.flatMap(({ term, say }) =>
    locales.filter((locale) => !say[locale]).map((locale) => fault(`“${term}” has no word in ${locale}`)),
  );
  const found = [...files].flatMap(([file, content]) => {
    const locale = localeOf(file);
    const avoided = read.data.flatMap(({ say, not }) =>
      Object.entries(not)
        .filter(([language]) => locale === language || (locale === "all" && language !== locales[0]))
        .flatMap(([language, wrong]) => wrong.map((word) => ({ word, right: say[language] ?? "" }))),
    );
    return content.split("\n").flatMap((line, index) =>
      unread.test(line)
        ? []
        : avoided
            .map(({ word, right }) => ({ word, right, at: line.search(asWord(word)) }))
            .filter(({ at }) => at >= 0)
            .map(({ word, right, at }): Problem => {
              const message = `say “${right}”, not “${word}” (${glossaryFile})`;
              return { file, line: index + 1, column: at + 1, message, severity: "warning" };
            }),
    );
  });
  return [...missing, ...found];
}

/** Whole words where the script divides them; Chinese does not, and Arabic joins small words to the next. */
function asWord(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return /\p{Script=Latin}/u.test(word) ? new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, "u") : new RegExp(escaped, "u");
}

/** The language of a file that people read; `all` where every language stands in one. */
function localeOf(file: string): string | undefined {
  if (shared.test(file)) return "all";
  return /^(?:(?:checks|pages|contacts|incidents)\/[^/]+|interface)\/([a-zA-Z-]+)\.(?:md|yaml)$/.exec(file)?.[1];
}
