import { expect, it } from "vitest";
import { likelyAnswer } from "./likely-answer.ts";
import type { AnswerView } from "./step-view.ts";

it.each([
  ["found:solved not-there:not-it too-old:fixed cannot:cannot", "not-there"],
  ["corrected:fixed correct:not-it already-tried:already-tried", "correct"],
  ["asked:asked no:not-it cannot:cannot", "asked"],
  ["work-mail:fact no-mail-comes:fact none:fact", "none"],
  ["email:fact sms:fact refused:fact", "email"],
  ["reset:fixed cannot:cannot", "reset"],
])("of %s the likely one is %s", (answers, id) => {
  expect(likelyAnswer(answers.split(" ").map(view))?.id).toBe(id);
});

it("of none there is none", () => {
  expect(likelyAnswer([])).toBeUndefined();
});

function view(text: string): AnswerView {
  const [id = "", name] = text.split(":");
  const effect = effects.find((known) => known === name) ?? "fact";
  return { id, label: id, effect, href: `/${id}`, api: `/${id}` };
}

const effects = ["solved", "fixed", "not-it", "cannot", "already-tried", "asked"] as const;
