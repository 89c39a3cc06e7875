import { expect, test } from "vitest";
import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { makeLink } from "#machines/link/make-link.ts";
import { viewShare } from "#machines/link/view-share.ts";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import { readJourney } from "#machines/wizard/journey.ts";
import { pairOfSegment } from "#machines/wizard/pair.ts";
import { stepId } from "#machines/wizard/position.ts";
import { pathOf } from "#machines/wizard/step-path.ts";
import { supportPath } from "#machines/wizard/support.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { enterWizard } from "#machines/wizard/wizard.ts";
import { channels } from "#machines/words.ts";
import { readContentFolder } from "./content-folder.ts";

// Links that support sent, opened after editors have renamed, deleted and reordered checks.
const edits = 10;
const linksPerEdit = 100;
const files = await readContentFolder("content");
const content = parsed(files);
const checks = [...content.checks.keys()];
const signs = content.facts.get("sign")?.values.map(({ id }) => id) ?? [];
const facts = [...content.facts].filter(([key]) => !/^(sign|maybe|words|likely)(-\d+)?$/.test(key));

test(`of ${edits * linksPerEdit} old links none ends in an error, and none loses what still has a check`, () => {
  for (let round = 0; round < edits; round++) {
    const random = seededRandom(round + 1);
    const shuffled = checks.toSorted(() => random() - 0.5);
    const renamed = new Map(shuffled.slice(0, 12).map((id) => [id, `new-${id}`]));
    const deleted = new Set(shuffled.slice(12, 18));
    const edited = parsed(edit(renamed, deleted, random));
    for (let count = 0; count < linksPerEdit; count++) {
      const { href, channel, locale } = randomLink(random);
      const [, , , step = null, ...segments] = href.split("/");
      const { journey } = readJourney(edited, channel, segments.map(pairOfSegment));
      const { position } = enterWizard(edited, channel, journey);
      const path = supportPath(pathOf({ locale, channel, step: stepId(position) }, journey));
      const today = (id: string) => renamed.get(id) ?? id;
      const left = segments.flatMap((segment) => {
        const [key = "", value = ""] = segment.split(".");
        const isGone = deleted.has(key) || (/^(sign|maybe)/.test(key) && deleted.has(value));
        return isGone ? [] : [`${today(key)}.${/^(sign|maybe)/.test(key) ? today(value) : value}`];
      });
      expect(path.split("/"), href).toEqual(expect.arrayContaining(left));
      // A page makes a plan for each of its answers, and the builder makes four pages: every tenth link is enough.
      if (count % 10 > 0) continue;
      const pairs = segments.map(pairOfSegment);
      const page = viewStep(edited, { locale, channel, step, origin: "", pairs });
      expect(page.step.question).not.toBe("");
      expect(page.canonical.split("/"), href).toEqual(expect.arrayContaining(left));
      expect(viewShare(edited, "en", [locale, channel, ...segments], "")?.link).toContain(`/${locale}/${channel}/`);
    }
  }
}, 300_000);

function randomLink(random: () => number) {
  const some = <Item>(from: readonly Item[], most: number) =>
    from.toSorted(() => random() - 0.5).slice(0, Math.floor(random() * (most + 1)));
  const [channel = "email"] = channels.toSorted(() => random() - 0.5);
  const [locale = "en"] = content.settings.locales.toSorted(() => random() - 0.5);
  const ofChannel = checks.filter((id) => content.checks.get(id)?.channels.includes(channel));
  const link = makeLink(content, {
    channel,
    signs: some(signs, 2),
    matches: some(ofChannel, 3).map((check) => ({ check, score: 0.5 })),
    facts: some(facts, 3).map(([key, { values }]) => [key, some(values, 1)[0]?.id ?? values[0]?.id ?? ""]),
    tried: some(ofChannel, 6),
  });
  // The step in front is the first to change with the content, so it may be any.
  return { href: supportPath(pathOf({ locale, channel, step: "sign" }, link.journey)), channel, locale };
}

/** The content after an editor has been at it: folders renamed (the old name kept as an alias), folders deleted, every other check as likely as another one. */
function edit(renamed: ReadonlyMap<string, string>, deleted: ReadonlySet<string>, random: () => number) {
  const words = ["rare", "sometimes", "common", "very-common"];
  return new Map(
    [...files].flatMap(([file, text]): [string, string][] => {
      const [kind, id = "", ...rest] = file.split("/");
      if (kind === "scenarios" || (kind === "checks" && deleted.has(id))) return [];
      const withoutLinks = text.replace(/\[([^\]]+)\]\((\/[^)]*)\)/g, (link, said: string, target: string) =>
        [...renamed.keys(), ...deleted].some((one) => target.includes(one)) ? said : link,
      );
      const name = renamed.get(id);
      if (kind !== "checks") return [[file, withoutLinks]];
      const reordered = withoutLinks.replace(/^likelihood: (?:rare|sometimes|common|very-common)\b/m, () => {
        return `likelihood: ${words[Math.floor(random() * words.length)]}`;
      });
      if (!name) return [[file, reordered]];
      const isSource = rest[0] === "en.md";
      const aliases = /^aliases: \[([^\]]*)\]/m;
      const kept = !isSource
        ? reordered
        : aliases.test(reordered)
          ? reordered.replace(aliases, (_, old: string) => `aliases: [${[old, id].filter(Boolean).join(", ")}]`)
          : reordered.replace("---\n", `---\naliases: [${id}]\n`);
      return [[["checks", name, ...rest].join("/"), kept]];
    }),
  );
}

function parsed(of: ReadonlyMap<string, string>): Content {
  const { content: read, problems } = parseContent(of);
  if (!read)
    throw new Error(
      problems
        .filter(({ severity }) => severity === "error")
        .map(formatProblem)
        .join("\n"),
    );
  return read;
}
