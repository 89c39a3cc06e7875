import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import type { Content } from "#machines/content";
import { parseContent } from "#machines/parse-content";
import { formatProblem } from "#machines/problem";
import { readContentFolder } from "#server/content-folder";
import { joinCases } from "./coverage-case.ts";
import { walk } from "./coverage-walk.ts";

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
