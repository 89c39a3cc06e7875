import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { KindOfLine } from "#server/log/kinds/kind-of-line.ts";
import { kinds } from "#server/log/kinds/kinds.js";
import { pretty } from "#server/log/pretty.js";

const text = readFileSync("docs/log.md", "utf8");

test("docs/log.md lists every kind of line with its level, what it means and what to do, as the code has it", () => {
  const shown = text.split("\n").filter((line) => line.startsWith("| `"));
  const all: [string, KindOfLine][] = Object.entries(kinds);
  const rows = all.map(
    ([kind, { level, setUp, message, remedy }]) =>
      `| \`${kind}\` | ${level}${setUp ? ", counted" : ""} | ${message} | ${remedy.replace("<JWS>", "`<JWS>`")} |`,
  );
  expect(shown).toEqual(rows);
});

test("the two lines that docs/log.md shows are one and the same", () => {
  const shown = (language: string) => new RegExp(`\`\`\`${language}\n(.*\n)\`\`\``).exec(text)?.[1] ?? "";
  expect(pretty(shown("json"), false)).toBe(shown("text"));
});
