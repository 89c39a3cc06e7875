import type { Content } from "../content.ts";
import type { Problem } from "../problem.ts";
import { isSameLanguage } from "../text-direction.ts";
import { suggestion, type YamlSource } from "../yaml/yaml-source.ts";

/** Letters that a check names and nobody wrote, letters that no check names, and readers of a language that the site has not. */
export function checkLetters(
  { checks, facts, letters, settings }: Content,
  sourceOf: (file: string) => YamlSource,
): Problem[] {
  const [source = "en"] = settings.locales;
  const unknown = [...checks.values()].flatMap(({ id, letters: named }) =>
    named.flatMap((letter, index): Problem[] => {
      if (letters.has(letter)) return [];
      const file = `checks/${id}/${source}.md`;
      const message = `there is no letter "${letter}"${suggestion(letter, [...letters.keys()])}`;
      return [{ file, ...sourceOf(file).at(["letters", index]), message, severity: "error" }];
    }),
  );
  const named = new Set([...checks.values()].flatMap((check) => check.letters));
  const idle = [...letters.keys()]
    .filter((id) => !named.has(id))
    .map((id): Problem => {
      const message = `no check names this letter; write letters: [${id}] into one where somebody else must act`;
      return { file: `letters/${id}/${source}.md`, line: 1, column: 1, message, severity: "warning" };
    });
  const strange = [...facts].flatMap(([fact, { values }]) =>
    values.flatMap(({ id, language }, index): Problem[] => {
      if (language === undefined || settings.locales.some((locale) => isSameLanguage(locale, language))) return [];
      const message = `${fact}.${id}: the language "${language}" is not in settings.yaml${suggestion(language, settings.locales)}`;
      const at = sourceOf("facts.yaml").at([fact, "values", index, "language"]);
      return [{ file: "facts.yaml", ...at, message, severity: "error" }];
    }),
  );
  return [...unknown, ...idle, ...strange];
}
