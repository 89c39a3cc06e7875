import { describe, expect, it } from "vitest";
import { checkFile, smallContent, smallFiles } from "../../testing/small-content.ts";
import { parseContent } from "../parsing/parse-content.ts";
import { languageOfReader, writeLetter } from "./write-letter.ts";

const letterFile = (
  keys: string,
  text = "Look for {{senders.email}} to [my address].\n\n1. Let it in.",
  subject = "Codes of {{brand.name}} & more",
) => `---\ntitle: Text for your IT team\nsubject: "${subject}"\n${keys}---\n${text}\n`;
const settings = (smallFiles().get("settings.yaml") ?? "").replace("locales: [en]", "locales: [en, ja]");
const site = (changes: Record<string, string> = {}) => ({
  "settings.yaml": settings,
  "checks/spam/en.md": checkFile({ letters: "[it]" }),
  "letters/it/en.md": letterFile("send: email\n"),
  ...changes,
});
const errors = (changes: Record<string, string>) =>
  parseContent(smallFiles(site(changes)))
    .problems.filter(({ severity }) => severity === "error")
    .map(({ file, line, message }) => `${file}:${line} ${message}`);

describe("a letter leaves the site in somebody's name, so content:check refuses", () => {
  it.each([
    ["an address", "Ask no-reply@kestrel.example about {{senders.email}}.", /an address in a text for everybody/],
    ["a number", "I am +44 7700 900123. {{senders.sms}}", /a number in a text for everybody/],
    ["a link", "See https://kestrel.example/x {{senders.sms}}", /a link in a text for everybody/],
    ["words without our sender", "Please let your mail in.", /names our sender nowhere/],
    ["what plain text cannot show", "Let **{{senders.email}}** in.", /plain text; take the strong out/],
    ["an unknown value", "{{senders.mail}} {{senders.email}}", /unknown value \{\{senders\.mail\}\}/],
    ["what nobody reads to the end", `{{senders.email}} ${"word ".repeat(200)}`, /at most 900/],
  ])("%s", (_what, text, message) => {
    expect(errors({ "letters/it/en.md": letterFile("", text) })).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ["Codes for kim@company.example", [/^letters\/it\/en\.md:3 an address in a text/]],
    ["My number +44 7700 900123", [/^letters\/it\/en\.md:3 a number in a text/]],
    ["Mail from {{ senders.email }} to [my address]", []],
  ])("what is personal in the subject, too: %s", (subject, faults) => {
    const text = "Look for {{ senders.email }}.";
    expect(errors({ "letters/it/en.md": letterFile("", text, subject) })).toEqual(
      faults.map((fault) => expect.stringMatching(fault)),
    );
  });

  it("the same in a translation, at its place", () => {
    const text = letterFile("", "**{{senders.email}}**");
    expect(errors({ "letters/it/ja.md": text })).toEqual([
      "letters/it/ja.md:5 this is sent as plain text; take the strong out",
    ]);
  });

  it.each([
    ["a condition on a fact that does not exist", "when: { mailbox: [work] }\n", /unknown fact "mailbox"/],
    [
      "a condition on a value that does not exist",
      "when: { provider: [gmial] }\n",
      /unknown provider "gmial"; did you mean "gmail"/,
    ],
    ["the language of a fact that does not exist", "language-of: country\n", /unknown fact "country"/],
  ])("%s", (_what, keys, message) => {
    expect(errors({ "letters/it/en.md": letterFile(keys) })).toEqual([expect.stringMatching(message)]);
  });
});

it("a check that names a letter nobody wrote is an error, a letter that no check names is advice", () => {
  expect(errors({ "checks/spam/en.md": checkFile({ letters: "[it, carrier]" }) })).toEqual([
    expect.stringMatching(/^checks\/spam\/en\.md:\d+ there is no letter "carrier"/),
  ]);
  const { problems } = parseContent(smallFiles(site({ "checks/spam/en.md": checkFile() })));
  expect(problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(/no check names this letter/));
});

const facts = (smallFiles().get("facts.yaml") ?? "").replace("id: outlook,", "id: outlook, language: ja,");
const bilingual = () =>
  smallContent(
    site({
      "facts.yaml": facts,
      "letters/it/en.md": letterFile("send: email\nlanguage-of: provider\nwhen: { provider: [gmail, outlook] }\n"),
      "letters/it/ja.md": letterFile("", `${"送信元は".repeat(60)} {{senders.email}}`),
    }),
  );

describe("who gets a letter reads it in their own language", () => {
  it("that of their country where it is known, else that of the page", () => {
    const content = bilingual();
    const letter = content.letters.get("it");
    const language = (...known: [string, string][]) =>
      letter && languageOfReader(content, letter, new Map(known), "en");
    expect(language(["provider", "outlook"])).toBe("ja");
    expect(language(["provider", "gmail"])).toBe("en");
    expect(language()).toBe("en");
  });

  it("a country whose language the site has for one region only gets that", () => {
    const content = smallContent(
      site({
        "settings.yaml": settings.replace("[en, ja]", "[en, pt-br]"),
        "facts.yaml": facts.replace("language: ja", "language: pt"),
        "letters/it/en.md": letterFile("language-of: provider\n"),
        "letters/it/pt-br.md": letterFile(""),
      }),
    );
    const letter = content.letters.get("it");
    expect(letter && languageOfReader(content, letter, new Map([["provider", "outlook"]]), "en")).toBe("pt-br");
  });

  it("a fact may name languages of the site only", () => {
    expect(errors({ "facts.yaml": facts.replace("language: ja", "language: de") })).toEqual([
      expect.stringMatching(/^facts\.yaml:\d+ provider\.outlook: the language "de" is not in settings\.yaml/),
    ]);
  });

  it("an e-mail begins with the whole of it; where the address would be too long for Windows there is none", () => {
    const content = bilingual();
    expect(writeLetter(content, "ja", "it", "en")).toMatchObject({
      text: "Look for no-reply@kestrel.example to [my address].\n\n1. Let it in.",
      mail: "mailto:?subject=Codes%20of%20Kestrel%20%26%20more&body=Look%20for%20no-reply%40kestrel.example%20to%20%5Bmy%20address%5D.%0D%0A%0D%0A1.%20Let%20it%20in.",
      languages: ["en", "ja"],
    });
    expect(writeLetter(content, "en", "it", "ja")?.mail).toBeNull();
    expect(writeLetter(content, "en", "it", "de")).toBeNull();
    expect(writeLetter(content, "en", "nobody", "en")).toBeNull();
  });
});
