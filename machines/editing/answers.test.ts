import { expect, test } from "vitest";
import { z } from "zod";
import { sourceOf } from "../content/parsing/front-matter.ts";
import { parseYaml } from "../content/yaml/yaml-source.ts";
import { checkFile, smallContent, smallFiles } from "../testing/small-content.ts";
import { adviseAnswers } from "./answers.ts";

/** What is said about a check with this question and these answers (id, label, effect). */
function adviceOn(question: string, answers: [label: string, effect: string][]): string {
  const list = answers.map(([label, effect], index) => `{ id: a${index}, label: "${label}", effect: ${effect} }`);
  const changes = { "checks/spam/en.md": checkFile({ question, answers: `[${list.join(", ")}]` }) };
  const files = smallFiles(changes);
  return adviseAnswers(smallContent(changes), (file) => sourceOf(file, files.get(file) ?? ""))
    .filter(({ file }) => file === "checks/spam/en.md")
    .map(({ line, column, severity, message }) => `${line}:${column} ${severity}: ${message}`)
    .join("\n");
}

const no: [string, string] = ["No, it is not there", "not-it"];

test("a check that nobody can say is not theirs is named", () => {
  expect(
    adviceOn("Is it full?", [
      ["Yes. I made room", "fixed"],
      ["No, I made room", "fixed"],
    ]),
  ).toBe('8:10 warning: nobody can say that it is something else; add an answer with the effect "not-it"');
});

test("a question for yes or no has an answer for either", () => {
  expect(adviceOn("Is it full?", [["I made room", "fixed"], no])).toBe(
    "8:10 warning: “Is it full?” can be answered yes; begin an answer with “Yes”",
  );
  expect(
    adviceOn("Is it full?", [
      ["Yes. I made room", "fixed"],
      ["Nothing is full", "not-it"],
    ]),
  ).toContain("can be answered no; begin an answer with “No”");
  expect(
    adviceOn("What do you see?", [
      ["I made room", "fixed"],
      ["Nothing is full", "not-it"],
    ]),
  ).toBe("");
});

test.each(["Yes, it has arrived", "Yes, it was in spam", "Yes, but it no longer works", "Yes, it came in time"])(
  "nobody is in for having said %j",
  (label) => {
    expect(adviceOn("Is it there?", [[label, "solved"], no])).toMatch(
      new RegExp(`^8:28 warning: “${label}” ends in Solved; say that the person is in`),
    );
  },
);

test.each(["Yes, and I am in", "Yes, and the code works", "Yes, that let me in", "Yes, but I got in another way"])(
  "whoever says %j is in",
  (label) => {
    expect(adviceOn("Is it there?", [[label, "solved"], no])).toBe("");
  },
);

test("more than three large answers, or one of more than eight words, are named", () => {
  const many: [string, string][] = [["Yes, one", "fixed"], ["Yes, two", "fixed"], ["Yes, three", "fixed"], no];
  expect(adviceOn("Is it full?", many)).toMatch(/^8:\d+ warning: 4 large answers; 3 at most/);
  expect(adviceOn("Is it full?", [...many.slice(1), ["Yes, and I cannot", "known-cause"]])).toBe("");
  expect(adviceOn("Is it full?", [["Yes. I made room, a lot of it, just now", "fixed"], no])).toContain(
    "an answer of 10 words; 8 at most",
  );
});

test.each(["Yes, maybe. I asked, and wait", "Not yet. I told them", "No, it still waits", "I can't tell"])(
  "whoever says %j has ruled nothing out",
  (label) => {
    const advice = adviceOn("Is it full?", [["Yes, I made room", "fixed"], no, [label, "not-it"]]);
    expect(advice).toContain(`“${label}” leaves the cause standing; its effect is "maybe"`);
    expect(adviceOn("Is it full?", [["Yes, I made room", "fixed"], no, [label, "maybe"]])).toBe("");
  },
);

test("an answer that names the cause is no “I can't do this”", () => {
  expect(adviceOn("Is it full?", [["Yes, and I am locked out", "cannot"], no])).toContain(
    'its effect is "known-cause"',
  );
});

test("a question about a fact lets people be unsure", () => {
  const facts = `${smallFiles().get("facts.yaml")}kind: { name: { en: Kind }, ask: step, channels: [email], question: { en: "Which?" }, effort: 5s, values: [{ id: one, label: { en: One } }] }\n`;
  const advice = adviseAnswers(
    smallContent({ "facts.yaml": facts }),
    (file) => parseYaml(file, facts, z.unknown()).source,
  );
  expect(advice.filter(({ file }) => file === "facts.yaml")).toMatchObject([
    { column: 107, message: 'nobody may be unsure about kind; add the value "not-sure"' },
  ]);
});
