import { expect, test } from "vitest";
import { checkFile, smallFiles } from "../../testing/small-content.ts";
import { formatProblem } from "../problem.ts";
import { parseContent } from "./parse-content.ts";

const file = "complaints/en/mail.txt";
const [one = "", other = ""] = [...smallFiles().keys()].flatMap(
  (name) => /^checks\/([^/]+)\/en\.md$/.exec(name)?.[1] ?? [],
);
const parsed = (text: string, name = file) => parseContent(smallFiles({ [name]: text }));
const problemsOf = (text: string, name?: string) => parsed(text, name).problems.map(formatProblem);

test("a complaint speaks for the checks that it may be, as much as it says of each", () => {
  const { content, problems } = parsed(`# nobody can tell\n${one} 60, ${other} 20 | code not coming\n\n`);
  expect(problems).toEqual([]);
  expect(content?.complaints.get("en")).toEqual([
    {
      text: "code not coming",
      shares: new Map([
        [one, 0.75],
        [other, 0.25],
      ]),
      strength: 1,
    },
  ]);
});

test("a site without complaints has none", () => {
  expect(parseContent(smallFiles()).content?.complaints.size).toBe(0);
});

test.each([
  ["no bar", "code not coming", /mail\.txt:1:1 {2}write the checks it may be.*spam-folder 40/],
  ["no per cent", `${one} | code not coming`, /mail\.txt:1:1 {2}".*" is not a check with its per cent/],
  ["nothing of a check", `${one} 0 | code not coming`, /is not a check with its per cent/],
  ["a check twice", `${one} 40, ${one} 20 | code not coming`, /stands here twice/],
  ["more than all", `${one} 90, ${other} 20 | code not coming`, /110 per cent are given, and 100 at most/],
  ["no word", `${one} 90 | !!`, /there is no word in this phrase/],
  ["an address", `${one} 90 | nothing came to jo@mail.example`, /looks like an address/],
])("a line with %s is an error at its place", (_, text, says) => {
  const { content, problems } = parsed(`${text}\n`);
  expect(content).toBeNull();
  expect(problems.map(formatProblem)).toEqual([expect.stringMatching(says)]);
});

test("a check that is not there is named once in a file, and its share counts for nobody", () => {
  const { content, problems } = parsed(`${one}x 60, ${one} 20 | code not coming\n${one}x 90 | no code\n`);
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(/mail\.txt:1:1 {2}warning: there is no check .*; did you mean/),
  ]);
  expect(content?.complaints.get("en")).toEqual([
    { text: "code not coming", shares: new Map([[one, 1]]), strength: 0.25 },
  ]);
});

test("a check that has a fault of its own is not said to be missing", () => {
  const files = smallFiles({ [file]: `${one} 60 | no code\n`, [`checks/${one}/en.md`]: "---\ntitle: x\n---\n" });
  expect(parseContent(files).problems.filter((problem) => problem.file === file)).toEqual([]);
});

test("a check that was renamed keeps its share", () => {
  const renamed = checkFile({ aliases: "[old-name]" });
  const { content, problems } = parseContent(
    smallFiles({ [file]: "old-name 60 | no code\n", [`checks/${one}/en.md`]: renamed }),
  );
  expect(problems).toEqual([]);
  expect(content?.complaints.get("en")).toEqual([{ text: "no code", shares: new Map([[one, 1]]), strength: 1 }]);
});

test("a line without end is an error that takes no time", () => {
  expect(problemsOf(`${one} 60 | ${"a1".repeat(20_000)}\n`)).toEqual([
    expect.stringMatching(/mail\.txt:1:1 {2}40000 characters in one line; 1000 at most/),
  ]);
});

test("the same complaint twice in a file is a warning", () => {
  expect(problemsOf(`${one} 60 | Code not coming\n${other} 60 | code not coming!\n`)).toEqual([
    expect.stringMatching(/mail\.txt:2:1 {2}warning: the same complaint stands in line 1/),
  ]);
});

test("a file of another channel may hold the same complaint", () => {
  const files = smallFiles({ [file]: `${one} 60 | no code\n`, "complaints/en/texts.txt": `${other} 60 | no code\n` });
  const { content, problems } = parseContent(files);
  expect(problems).toEqual([]);
  expect(content?.complaints.get("en")).toHaveLength(2);
});

test("a language that the site does not have is an error, and so is a file in the wrong place", () => {
  expect(problemsOf(`${one} 60 | kein Code\n`, "complaints/xx/mail.txt")).toEqual([
    expect.stringMatching(/the language "xx" is not in settings\.yaml/),
  ]);
  expect(problemsOf(`${one} 60 | kein Code\n`, "complaints/mail.txt")).toEqual([
    expect.stringMatching(/no file of this name is expected here/),
  ]);
});
