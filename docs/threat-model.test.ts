import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runningTests } from "./testing/running-tests.ts";

const text = readFileSync("docs/threat-model.md", "utf8");
const threats = text.split(/^## /m).slice(1);
const guards = [...text.matchAll(/^- `([^`]+)`: “(.+)”$/gm)].map(([, file = "", name = ""]) => ({ file, name }));

describe("the threat model", () => {
  test.each(guards)("“$name” is a test of $file", ({ file, name }) => {
    const titles = runningTests(file, readFileSync(file, "utf8"));
    expect(titles.filter((title) => title.includes(name))).toHaveLength(1);
  });

  test("every threat says who and how, what we do, what remains, and what guards it", () => {
    expect(threats.length).toBeGreaterThanOrEqual(7);
    for (const threat of threats) {
      for (const part of ["**Who and how.**", "**What we do.**", "**What remains.**"]) expect(threat).toContain(part);
      expect(threat).toMatch(/^- `/m);
    }
  });

  test("a line that looks like a guard is read as one", () => {
    expect(guards).toHaveLength(text.match(/^- /gm)?.length ?? 0);
  });
});
