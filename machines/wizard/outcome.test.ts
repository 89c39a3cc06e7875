import { describe, expect, test } from "vitest";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { outcomeOf } from "./outcome.ts";
import { segmentsOf } from "./pair.ts";
import { stepId } from "./position.ts";
import { answerStep, enterWizard } from "./wizard.ts";

const answers = (...given: string[]) => `[${given.join(", ")}, { id: no, label: No, effect: not-it }]`;
const content = smallContent({
  "checks/sure/en.md": checkFile({
    answers: answers("{ id: in, label: I am in, effect: solved }"),
    likelihood: "very-common",
  }),
  "checks/mended/en.md": checkFile({ answers: answers("{ id: done, label: Done, effect: fixed }") }),
  "checks/theirs/en.md": checkFile({
    answers: answers("{ id: yes, label: Yes, effect: known-cause }"),
    likelihood: "rare",
  }),
});

describe("what a page says about a journey", () => {
  test("the first pages say that one has begun, with its channel once that is chosen", () => {
    expect(outcomeOf(content, "/en")).toEqual({ end: "begun", channel: "", step: "" });
    expect(outcomeOf(content, "/en/start/symptom.refused")).toEqual({ end: "begun", channel: "", step: "" });
    expect(outcomeOf(content, "/en/email/sure/provider.gmail")).toEqual({ end: "begun", channel: "email", step: "" });
  });

  test.each(["/xx", "/en/share", "/en/help", "/metrics", "/", "/en/toString/solved"])("%s says nothing", (path) => {
    expect(outcomeOf(content, path)).toBeNull();
  });

  test("the check whose answer let them in is the one that helped", () => {
    expect(outcomeOf(content, "/en/email/solved/provider.gmail/sure.in")).toEqual({
      ...{ end: "solved", channel: "email", step: "sure" },
    });
  });

  test("so is the one thing that was put right before the code that arrived", () => {
    const path = walk((key) => (key === "mended" ? "done" : "no"));
    expect(path).toMatch(/trial-[a-z-]+\.yes/);
    expect(outcomeOf(content, path)).toEqual({ end: "solved", channel: "email", step: "mended" });
  });

  test("where several things were put right, none of them is named", () => {
    const path = walk((key) => (key === "sure" ? "no" : "done"));
    expect(outcomeOf(content, path)).toMatchObject({ end: "solved", step: "several" });
  });

  test("an end that the journey does not lead to is none", () => {
    expect(outcomeOf(content, "/en/email/solved")).toBeNull();
    expect(outcomeOf(content, "/en/email/solved/sure.no")).toBeNull();
  });

  test("help says at which step, or for which cause of others", () => {
    expect(outcomeOf(content, "/en/email/help")).toEqual({ end: "help", channel: "email", step: "spam" });
    expect(outcomeOf(content, "/en/email/help/theirs.yes")).toMatchObject({ end: "help", step: "theirs" });
  });
});

/** The solved page of somebody who answers the checks so, and whose code comes. */
function walk(choose: (key: string) => string): string {
  let wizard = enterWizard(content, "email", { facts: new Map(), answers: new Map() });
  while (!wizard.isOver) {
    const key = stepId(wizard.position);
    const isTrial = wizard.position.kind === "trial";
    const value = isTrial ? (wizard.journey.answers.has(key) ? "yes" : "asked") : choose(key);
    const known = content.checks.get(key)?.answers.some(({ id }) => id === value);
    wizard = answerStep(wizard, key, isTrial || known ? value : "no");
  }
  return ["", "en", "email", "solved", ...segmentsOf(wizard.journey)].join("/");
}
