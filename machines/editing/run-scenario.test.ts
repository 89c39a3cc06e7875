import { expect, test } from "vitest";
import { formatProblem } from "../content/problem.ts";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { runScenarios } from "./run-scenario.ts";

const promise = (words: string) => `- promise: It is found.\n  ${words}\n`;
const found = (draft: Record<string, string>, words: string) =>
  runScenarios(smallContent({ "checks/new-one/en.md": checkFile(draft), "scenarios/new.yaml": promise(words) })).map(
    formatProblem,
  );

test.each([
  "given: { channel: email }\n  expect: { reaches: new-one, within: 1 }",
  "given: { channel: email }\n  expect: { next: new-one }",
  "given: { channel: email, answers: { new-one: no } }\n  expect: { ends: help }",
])("a promise about a draft waits until the draft is live: %s", (words) => {
  expect(found({ draft: "true" }, words)).toEqual([
    expect.stringMatching(/^scenarios\/new\.yaml:1:\d+ {2}warning: “It is found\.” waits: "new-one" is a draft/),
  ]);
});

test("it is tried once the draft is live, and one about anything else is tried at once", () => {
  const words = "given: { channel: email, answers: { new-one: no } }\n  expect: { ends: help }";
  expect(found({}, words)).toEqual([expect.stringMatching(/broken promise: “It is found\.”: the journey is at/)]);
  const other = "given: { channel: email }\n  expect: { reaches: nobody }";
  expect(found({ draft: "true" }, other)).toEqual([expect.stringMatching(/there is no check "nobody"/)]);
});
