import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { joinCases } from "./case.ts";
import { walk } from "./walk.ts";

let content: Content;
beforeAll(async () => {
  const parsed = parseContent(await readContentFolder("content"));
  if (!parsed.content) throw new Error(parsed.problems.map(formatProblem).join("\n"));
  content = parsed.content;
});

test.each(["cases", "invented"])("everybody in %s.json reaches the page that settles the case", async (name) => {
  const { mapped, unsettled } = joinCases(
    content,
    await readFile(`bench/${name}.json`, "utf8"),
    await readFile(`bench/${name}.map.yaml`, "utf8"),
  );
  expect(unsettled.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
  const lost = mapped.filter((person) => walk(content, person) === null);
  expect(lost.map(({ id, complaint }) => `${id}: ${complaint}`)).toEqual([]);
});
