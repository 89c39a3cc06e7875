import { expect, it } from "vitest";
import { checkFile, smallContent, smallFiles } from "../../../testing/small-content.ts";
import { situationOf } from "../situation.ts";
import { viewStep } from "../view-step.ts";
import { letterLinks } from "./letter-links.ts";

const letter = (keys: string) =>
  `---\ntitle: Text for your IT team\nsubject: Codes\n${keys}---\nLook for {{senders.email}} to [my address].\n`;

it("a check offers its letter to those it is for, on a page that leads back to the check", () => {
  const content = smallContent({
    "settings.yaml": (smallFiles().get("settings.yaml") ?? "").replace("locales: [en]", "locales: [en, ja]"),
    "facts.yaml": (smallFiles().get("facts.yaml") ?? "").replace("id: outlook,", "id: outlook, language: ja,"),
    "checks/spam/en.md": checkFile({ letters: "[it]" }),
    "letters/it/en.md": letter("language-of: provider\nwhen: { provider: [gmail, outlook] }\n"),
    "letters/it/ja.md": letter(""),
  });
  const letters = (...pairs: [string, string][]) =>
    viewStep(content, { locale: "en", channel: "email", step: "spam", pairs, origin: "" }).step.letters;
  const href = (to: string) => ({ id: "it", title: "Text for your IT team", href: `/en/letter/it/${to}` });
  expect(letters(["provider", "outlook"])).toEqual([href("ja/email/spam/provider.outlook")]);
  expect(letters(["provider", "gmail"])).toEqual([href("en/email/spam/provider.gmail")]);
  expect(letters()).toEqual([]);
});

it("a check that is for one kind of mailbox only offers its letter also to somebody of whom that is not known", () => {
  const content = smallContent({
    "checks/spam/en.md": checkFile({ letters: "[it]", when: "{ provider: [gmail] }" }),
    "letters/it/en.md": letter("when: { provider: [gmail, outlook] }\n"),
  });
  const check = content.checks.get("spam");
  const situation = situationOf(content, "en", "email", { facts: new Map(), answers: new Map() });
  expect(check && letterLinks(situation, check)).toEqual([
    { id: "it", title: "Text for your IT team", href: "/en/letter/it/en/email/spam" },
  ]);
});
