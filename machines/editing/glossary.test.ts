import { expect, test } from "vitest";
import { checkFile, smallFiles } from "../testing/small-content.ts";
import { adviseWords } from "./glossary.ts";

const glossary = "- { term: again, say: { en: again }, not: { en: [anew] } }\n";
const found = (files: Record<string, string>, locales = ["en"]) =>
  adviseWords(smallFiles({ "glossary.yaml": glossary, ...files }), locales).map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );

test("a word that the glossary advises against is named with its place and with the right one", () => {
  expect(found({ "checks/spam/en.md": checkFile({}, "1. Look anew.") })).toEqual([
    "checks/spam/en.md:10:9 say “again”, not “anew” (glossary.yaml)",
  ]);
});

test("what editors note and what people say stays theirs", () => {
  expect(
    found({ "checks/spam/en.md": checkFile({ because: "Anew: anew." }), "checks/spam/says/en.txt": "starts anew\n" }),
  ).toEqual([]);
});

test("a term has a word in every language", () => {
  expect(found({}, ["en", "es"])).toEqual(["glossary.yaml:1:1 “again” has no word in es"]);
});
