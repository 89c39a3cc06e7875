import { blockWords } from "./block.ts";
import type { Body } from "./body.ts";
import type { Content } from "./content.ts";
import { deadLink } from "./link.ts";
import type { Problem } from "./problem.ts";
import { channels, idPattern, reservedIds } from "./words.ts";

/** What no single file shows: ids that clash, languages that miss, channels without a check. */
export function crossCheck(content: Content): Problem[] {
  const problems: Problem[] = [];
  const report = (file: string, message: string) =>
    problems.push({ file, line: 1, column: 1, message, severity: "error" });
  const [source = "en"] = content.settings.locales;
  const fileOf = (id: string) => `checks/${id}/${source}.md`;

  const owners = new Map<string, string>();
  for (const fact of content.facts.keys()) {
    owners.set(fact, `the fact "${fact}"`);
    if ([...reservedIds, ...blockWords].includes(fact) || fact.startsWith("trial-"))
      report("facts.yaml", `"${fact}" has another meaning in links; use another id`);
  }
  for (const check of content.checks.values()) {
    for (const id of [check.id, ...check.aliases]) {
      const owner = owners.get(id);
      if (owner) report(fileOf(check.id), `the id "${id}" is taken by ${owner}; ids must differ`);
      else owners.set(id, `the check "${check.id}"`);
      if (reservedIds.includes(id) || id.startsWith("trial-"))
        report(fileOf(check.id), `"${id}" has another meaning in links; use another id`);
    }
  }
  for (const [id, fact] of content.facts) {
    const values = fact.values.map((value) => value.id);
    for (const { id: value, implies } of fact.values) {
      for (const [other, implied] of Object.entries(implies)) {
        if (!content.facts.get(other)?.values.some((known) => known.id === implied))
          report("facts.yaml", `${id}: "${value}" implies ${other}.${implied}, which is not known here`);
      }
    }
    const regions = fact.values.flatMap((value) => value.regions);
    const region = regions.find((one, index) => regions.indexOf(one) !== index);
    if (region) report("facts.yaml", `${id}: the region "${region}" stands there twice`);
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice) report("facts.yaml", `${id}: the value "${twice}" stands there twice`);
    for (const [what, texts] of [
      ["name", fact.name],
      ...fact.values.map((value) => [value.id, value.label] as const),
    ] as const) {
      if (texts[source] === undefined) report("facts.yaml", `${id}: "${what}" has no text in ${source}`);
    }
  }
  for (const [id, place] of Object.entries(content.places)) {
    if (place.name[source] === undefined) report("places.yaml", `${id}: "name" has no text in ${source}`);
  }
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
