import { isCountry, noCountry } from "../../input/countries.ts";
import { channels, idPattern, isOfWords, isReserved } from "../../words.ts";
import { blockWords } from "../body/block.ts";
import type { Body } from "../body/body.ts";
import type { Content } from "../content.ts";
import type { Problem } from "../problem.ts";
import { suggestion, type YamlSource } from "../yaml/yaml-source.ts";
import { signFaults } from "./check-signs.ts";
import { deadLink } from "./dead-link.ts";

/** What no single file shows: ids that clash, languages that are missing, channels without a check. `sourceOf` tells where something stands in a file. */
export function crossCheck(content: Content, sourceOf: (file: string) => YamlSource): Problem[] {
  const problems: Problem[] = [];
  const report = (file: string, message: string, at = { line: 1, column: 1 }) =>
    problems.push({ file, ...at, message, severity: "error" });
  const [source = "en"] = content.settings.locales;
  const fileOf = (id: string) => `checks/${id}/${source}.md`;
  const facts = sourceOf("facts.yaml");

  const owners = new Map<string, string>();
  for (const fact of content.facts.keys()) {
    owners.set(fact, `the fact "${fact}"`);
    if ((isReserved(fact) && !isOfWords(fact)) || blockWords.includes(fact))
      report("facts.yaml", `"${fact}" has another meaning in links or counts; use another id`, facts.atKey([fact]));
  }
  // Aliases come last, so that of two checks the one with the alias is named.
  const ids = [...content.checks.values()].flatMap((check) => [
    { check, id: check.id, path: null },
    ...check.aliases.map((id, index) => ({ check, id, path: ["aliases", index] })),
  ]);
  for (const { check, id, path } of ids.toSorted((a, b) => Number(a.path !== null) - Number(b.path !== null))) {
    const file = fileOf(check.id);
    const at = path === null ? undefined : sourceOf(file).at(path);
    const owner = owners.get(id);
    if (owner) report(file, `the id "${id}" is taken by ${owner}; ids must differ`, at);
    else owners.set(id, `the check "${check.id}"`);
    if (isReserved(id)) report(file, `"${id}" has another meaning in links or counts; use another id`, at);
  }
  const localizedFaults = (file: string, id: string, path: PropertyKey[], texts: Readonly<Record<string, string>>) => {
    const what = path[1] === "values" ? String(path.at(-1)) : String(path[1]);
    if (texts[source] === undefined) report(file, `${id}: "${what}" has no text in ${source}`, sourceOf(file).at(path));
    for (const locale of Object.keys(texts).filter((name) => !content.settings.locales.includes(name)))
      report(
        file,
        `the language "${locale}" is not in settings.yaml${suggestion(locale, content.settings.locales)}`,
        sourceOf(file).atKey([...path, locale]),
      );
  };
  for (const [id, fact] of content.facts) {
    // Made of a file of its own, and of the checks.
    if (fact.ask === "opening") continue;
    const values = fact.values.map((value) => value.id);
    const regions = new Set<string>();
    localizedFaults("facts.yaml", id, [id, "name"], fact.name);
    if (fact.ask === "step") localizedFaults("facts.yaml", id, [id, "question"], fact.question);
    for (const [index, { id: value, implies, label, regions: own, headline }] of fact.values.entries()) {
      const path = [id, "values", index];
      localizedFaults("facts.yaml", `${id}.${value}`, [...path, "label"], label);
      for (const [kind, texts] of Object.entries(headline ?? {}))
        localizedFaults("facts.yaml", `${id}.${value}`, [...path, "headline", kind], texts);
      for (const [other, implied] of Object.entries(implies)) {
        if (!content.facts.get(other)?.values.some((known) => known.id === implied))
          report(
            "facts.yaml",
            `${id}: "${value}" implies ${other}.${implied}, which is not known here`,
            facts.at([...path, "implies", other]),
          );
      }
      for (const [place, region] of own.entries()) {
        const at = facts.at([...path, "regions", place]);
        if (regions.has(region)) report("facts.yaml", `${id}: the region "${region}" stands there twice`, at);
        if (!isCountry(region)) report("facts.yaml", noCountry(region), at);
        regions.add(region);
      }
      if (values.indexOf(value) !== index)
        report("facts.yaml", `${id}: the value "${value}" stands there twice`, facts.at([...path, "id"]));
    }
  }
  problems.push(...signFaults(content, sourceOf("signs.yaml")));
  for (const [id, place] of Object.entries(content.places))
    localizedFaults("places.yaml", id, [id, "name"], place.name);
  for (const channel of channels) {
    if (![...content.checks.values()].some((check) => check.channels.includes(channel))) {
      report(
        "settings.yaml",
        `no check is for the channel "${channel}"; a person who waits for such a code would find nothing`,
      );
    }
  }
  for (const contact of content.contacts) {
    if (!idPattern.test(contact.id))
      report(`contacts/${contact.id}/${source}.md`, "use only a-z, 0-9 and - for the folder name");
  }
  if (content.contacts.length === 0)
    report(`contacts/live-chat/${source}.md`, "there must be at least one way to a human");
  return [...problems, ...deadLinks(content)];
}

/** Links in checks, pages, contacts and incidents that lead nowhere, in every language. */
function deadLinks(content: Content): Problem[] {
  const bodies: [file: string, body: Body][] = [];
  for (const { id, texts } of content.checks.values())
    for (const [locale, { body }] of texts) bodies.push([`checks/${id}/${locale}.md`, body]);
  for (const { id, texts } of content.contacts)
    for (const [locale, { body }] of texts) bodies.push([`contacts/${id}/${locale}.md`, body]);
  for (const { id, texts, file } of content.incidents)
    for (const [locale, { body }] of texts)
      bodies.push([
        file !== null && locale === content.settings.locales[0] ? file : `incidents/${id}/${locale}.md`,
        body,
      ]);
  for (const [id, texts] of Object.entries(content.pages))
    for (const [locale, { body }] of texts) bodies.push([`pages/${id}/${locale}.md`, body]);
  return bodies.flatMap(([file, { links }]) =>
    links.flatMap(({ target, line, column }): Problem[] => {
      const message = deadLink(content, target);
      return message === null ? [] : [{ file, line, column, message, severity: "error" }];
    }),
  );
}
