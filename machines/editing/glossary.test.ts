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

test("a term has a word in each language that it advises against a word in", () => {
  const advice = "- { term: code, say: { en: code }, not: { es: [clave] } }\n";
  expect(found({ "glossary.yaml": advice }, ["en", "es", "ar"])).toEqual([
    "glossary.yaml:1:22 “code” has no word in es",
  ]);
});

test("in a file of several languages a word counts in its own language only, and as a whole word", () => {
  const advice = "- { term: code, say: { es: código, ru: код }, not: { es: [clave], ru: [шифр] } }\n";
  const signs = (es: string, ru: string) =>
    `name: { en: "clave", es: "${es}", ru: "${ru}" }\nquestion: { en: q, es: q, ru: q }\nnone: { en: n, es: n, ru: n }\nsigns: []\n`;
  const places = (es: string, ru: string) =>
    found({ "glossary.yaml": advice, "signs.yaml": signs(es, ru) }, ["en", "es", "ru"]);
  expect(places("código", "шифров")).toEqual([]);
  expect(places("una clave", "код")).toEqual(["signs.yaml:1:31 say “código”, not “clave” (glossary.yaml)"]);
});
