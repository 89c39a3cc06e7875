import { describe, expect, test } from "vitest";
import { parseContent } from "./parse-content.ts";
import { formatProblem } from "./problem.ts";
import { checkFile, smallFiles } from "./testing/small-content.ts";

const check = (keys: Record<string, string>, body?: string) => ({ "checks/spam/en.md": checkFile(keys, body) });
const problemsOf = (changes: Record<string, string | null>) =>
  parseContent(smallFiles(changes)).problems.map(formatProblem);

test("the small site is fine", () => {
  expect(problemsOf({})).toEqual([]);
});

describe("an editor's mistake is named with file, line and column, and with what would be right", () => {
  test.each<[string, Record<string, string | null>, RegExp]>([
    ["unknown key", check({ lable: "x" }), /^checks\/spam\/en\.md:9:1 {2}unknown key "lable".*Known: title, /],
    [
      "unknown key inside an answer",
      check({ answers: "[{ id: a, lable: A, effect: not-it }]" }),
      /en\.md:8:20 {2}unknown key "lable"; did you mean "label"\?/,
    ],
    [
      "misspelt likelihood",
      check({ likelihood: "comon" }),
      /en\.md:6:13 {2}likelihood: must be one of rare, sometimes, common, very-common, not "comon"; did you mean "common"\?/,
    ],
    [
      "missing effect",
      check({ answers: "[{ id: a, label: A }]" }),
      /en\.md:8:11 {2}answers\.0\.effect: is missing; write one of solved, fixed/,
    ],
    [
      "missing title",
      { "checks/spam/en.md": checkFile().replace("title: A title\n", "") },
      /en\.md:2:1 {2}title: is missing/,
    ],
    [
      "unknown fact",
      check({ when: "{ provder: [gmail] }" }),
      /en\.md:9:9 {2}unknown fact "provder"; did you mean "provider"\?/,
    ],
    [
      "unknown value of a fact",
      check({ when: "{ not: { provider: [gmial] } }" }),
      /en\.md:9:27 {2}unknown provider "gmial"; did you mean "gmail"\?/,
    ],
    [
      "unknown evidence",
      check({ "raised-by": "[deliverd]" }),
      /en\.md:9:13 {2}unknown evidence "deliverd"; did you mean "delivered"\?/,
    ],
    [
      "unknown fact in a block",
      check({}, ":::for{provder=gmail}\n1. Look.\n:::"),
      /en\.md:10:1 {2}unknown fact "provder"/,
    ],
    [
      "a block that is never closed",
      check({}, ":::for{provider=gmail}\n1. Look."),
      /en\.md:10:1 {2}this :::for block is not closed/,
    ],
    ["a misspelt block", check({}, ":::fro{provider=gmail}\n1. Look.\n:::"), /en\.md:10:1 {2}unknown block ":::fro"/],
    ["otherwise without for", check({}, ":::otherwise\n1. Look.\n:::"), /en\.md:10:1 {2}:::otherwise must follow/],
    [
      "policy value that does not exist",
      check({}, "1. Wait {{policy.email.lif}}."),
      /en\.md:10:9 {2}unknown value \{\{policy\.email\.lif\}\}; did you mean "policy\.email\.life"\?/,
    ],
    ["policy value in a label", check({ title: '"{{policy.sms.lfe}}"' }), /en\.md:2:8 {2}unknown value/],
    ["half a placeholder", check({}, "1. Wait {{policy.email.life}."), /en\.md:10:9 {2}a value is written/],
    ["HTML in the body", check({}, "1. Look.\n\n<script>alert(1)</script>"), /en\.md:12:1 {2}HTML is not allowed/],
    ["HTML inside a line", check({}, "1. Look <b>here</b>."), /en\.md:10:9 {2}HTML is not allowed/],
    ["HTML in a title", check({ title: "Look <b>here</b>" }), /en\.md:2:8 {2}HTML is not allowed/],
    [
      "a link that runs a script",
      check({}, "[x](javascript:alert(1))"),
      /en\.md:10:1 {2}"javascript:alert\(1\)" is no web address/,
    ],
    ["a picture", check({}, "![x](https://a.example/x.png)"), /en\.md:10:1 {2}pictures are not allowed/],
    ["a second main heading", check({}, "# Big"), /en\.md:10:1 {2}the page already has its main heading/],
    ["no text at all", check({}, ""), /en\.md:10:1 {2}the text is missing/],
    ["no front matter", { "checks/spam/en.md": "Just text." }, /en\.md:1:1 {2}the file must begin with front matter/],
    ["broken YAML", check({ title: '"never closed' }), /en\.md:\d+:\d+ {2}YAML: /],
    ["the same key twice", check({ title: "A\ntitle: B" }), /en\.md:3:1 {2}YAML: .*unique/],
    [
      "the same answer twice",
      check({ answers: "[{ id: a, label: A, effect: not-it }, { id: a, label: B, effect: not-it }]" }),
      /the answer id "a" is used twice/,
    ],
    [
      "an answer id with a capital",
      check({ answers: "[{ id: A, label: A, effect: not-it }]" }),
      /en\.md:8:17 {2}answers\.0\.id: use only a-z, 0-9 and -/,
    ],
    ["a check that never leads on", check({ answers: "[{ id: a, label: A, effect: solved }]" }), /no answer leads on/],
    ["an effort in words", check({ effort: "half a minute" }), /en\.md:7:9 {2}effort: "half a minute" is no duration/],
    [
      "a folder name with a capital",
      { "checks/Spam/en.md": checkFile() },
      /checks\/Spam\/en\.md:1:1 {2}"Spam" cannot be an id/,
    ],
    [
      "an alias that is another check",
      check({ aliases: "[full]" }),
      /the id "full" is taken by the check|the id "full" is taken/,
    ],
    [
      "a check with the name of a fact",
      { "checks/provider/en.md": checkFile() },
      /the id "provider" is taken by the fact/,
    ],
    ["a check with a reserved name", { "checks/help/en.md": checkFile() }, /"help" has another meaning in links/],
    [
      "a file in the wrong place",
      { "checks/spam.md": checkFile() },
      /checks\/spam\.md:1:1 {2}no file of this name is expected/,
    ],
    ["a missing page", { "pages/help/en.md": null }, /pages\/help\/en\.md:1:1 {2}the file is missing/],
    ["no way to a human", { "contacts/chat/en.md": null }, /at least one way to a human/],
    ["a channel without a check", { "checks/clock/en.md": null }, /no check is for the channel "authenticator"/],
    [
      "a language the site does not have",
      { "checks/spam/fr.md": checkFile() },
      /checks\/spam\/fr\.md:1:1 {2}the language "fr" is not in settings/,
    ],
    ["settings that are gone", { "settings.yaml": null }, /settings\.yaml:1:1 {2}the file is missing/],
    ["a place that does not exist", check({ place: "kitchen" }), /en\.md:5:8 {2}place: must be one of mailbox/],
    [
      "an interface text that is gone",
      { "interface/en.yaml": "step: {}" },
      /interface\/en\.yaml:1:1 {2}page: is missing/,
    ],
    [
      "a scenario with an unknown key",
      { "scenarios/a.yaml": "- promise: x\n  given: { channel: email }\n  expct: {}\n" },
      /scenarios\/a\.yaml:3:3 {2}unknown key "expct"/,
    ],
  ])("%s", (_name, changes, expected) => {
    const problems = problemsOf(changes);
    expect(problems.join("\n")).toMatch(new RegExp(expected.source, "m"));
    expect(parseContent(smallFiles(changes)).content).toBeNull();
  });
});

test("every fault of a file is reported, not only the first", () => {
  const problems = problemsOf(check({ likelihood: "x", effort: "y" }, "<b>z</b> {{no}}"));
  expect(problems).toHaveLength(5);
});

test("words with a colon stay words", () => {
  expect(problemsOf(check({}, "1. Open Settings:Filters at 14:30."))).toEqual([]);
});
