import { noSign, signFact, signFacts } from "../../words.ts";
import type { Content } from "../content.ts";
import type { Problem } from "../problem.ts";
import { suggestion, type YamlSource } from "../yaml/yaml-source.ts";

/** What `signs.yaml` alone does not show: ids that are taken, facts that do not exist, sentences no check answers to, languages that are missing. */
export function signFaults(content: Content, source: YamlSource): Problem[] {
  const fact = content.facts.get(signFact);
  if (fact?.ask !== "opening") return [];
  const problems: Problem[] = [];
  const report = (severity: Problem["severity"], message: string, path: PropertyKey[]) =>
    problems.push({ file: "signs.yaml", ...source.at(path), message, severity });
  const { locales } = content.settings;
  const written = fact.values.filter(({ id }) => id !== noSign && !isOfCheck(content, fact.values, id));
  const texts = [
    { what: "name", path: ["name"], text: fact.name },
    { what: "question", path: ["question"], text: fact.question },
    ...further(content).map(({ word, question }) => ({ what: word, path: [word], text: question })),
    ...written.map(({ id, label }, index) => ({ what: id, path: ["signs", index, "sentence"], text: label })),
  ];
  for (const { what, path, text } of texts) {
    for (const locale of Object.keys(text).filter((name) => !locales.includes(name)))
      report("error", `the language "${locale}" is not in settings.yaml${suggestion(locale, locales)}`, path);
    for (const [index, locale] of locales.entries())
      if (text[locale] === undefined)
        report(index === 0 ? "error" : "warning", `${what}: there is no sentence in ${locale}`, path);
  }
  for (const [index, { id, implies }] of written.entries()) {
    const path = ["signs", index];
    if (content.checks.has(id) || content.aliases.has(id) || id === noSign)
      report("error", `the id "${id}" is taken by a check; a sign needs another one`, [...path, "id"]);
    if (written.findIndex((other) => other.id === id) !== index)
      report("error", `the sign "${id}" stands there twice`, [...path, "id"]);
    for (const [other, value] of Object.entries(implies))
      if (!content.facts.get(other)?.values.some((known) => known.id === value))
        report("error", `"${id}" implies ${other}.${value}, which is not known here`, [...path, "implies", other]);
    if (![...content.checks.values()].some(({ signs }) => signs.includes(id)))
      report("warning", `no check names the sign "${id}"; write it into signs: of those that it speaks for`, path);
  }
  return problems;
}

/** The values that stand for a check come after those of the file, so a sign of the same name is the first of two. */
function isOfCheck(content: Content, values: readonly { id: string }[], id: string): boolean {
  return content.checks.has(id) && values.filter((value) => value.id === id).length === 1;
}

/** The questions of the further pages, with the words that hold them. */
function further(content: Content) {
  return ["again", "last"].flatMap((word, index) => {
    const fact = content.facts.get(signFacts[index + 1] ?? "");
    return fact?.ask === "opening" ? [{ word, question: fact.question }] : [];
  });
}
