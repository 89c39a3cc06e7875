import { expect, test } from "vitest";
import { checkFile, smallContent, smallFiles } from "../testing/small-content.ts";
import { readJourney } from "../wizard/journey.ts";
import { stepId } from "../wizard/position.ts";
import { answerStep, enterWizard } from "../wizard/wizard.ts";
import { planEntries } from "./plan.ts";

const dear = { "checks/dear/en.md": checkFile({ likelihood: "rare", effort: "59m" }) };
const orderOf = (content: ReturnType<typeof smallContent>, evidence?: string) =>
  planEntries(content, "email", new Map(evidence ? [["evidence", evidence]] : [])).map(stepId);

test("a person takes over before a check that costs more than it brings, and the check stays for whoever goes on", () => {
  const order = orderOf(smallContent(dear));
  expect(order.slice(order.indexOf("help")).slice(0, 2)).toEqual(["help", "dear"]);
  expect(order.filter((step) => step === "help")).toHaveLength(1);
});

test("where a person is dear, everything is tried first", () => {
  const settings = (smallFiles().get("settings.yaml") ?? "").replace("  trial:", "  help: { cost: 90d }\n  trial:");
  expect(orderOf(smallContent({ ...dear, "settings.yaml": settings }))).not.toContain("help");
});

test("what was fixed is tried before a person takes over", () => {
  const fixes = "[{ id: done, label: Done, effect: fixed }, { id: no, label: No, effect: not-it }]";
  const order = orderOf(smallContent({ ...dear, "checks/spam/en.md": checkFile({ answers: fixes }) }));
  const before = order.slice(0, order.indexOf("help"));
  expect(before.at(-1)).toMatch(/^trial-/);
});

test("where only others can act on a report, a person takes over at once after its check", () => {
  const facts = (smallFiles().get("facts.yaml") ?? "").replace("id: delivered,", "id: delivered, others: true,");
  expect(orderOf(smallContent({ "facts.yaml": facts }), "delivered").slice(0, 3)).toEqual([
    "spam",
    "trial-mailbox",
    "help",
  ]);
  expect(orderOf(smallContent(), "delivered")).not.toContain("help");
});

test("whoever goes on without a person comes to everything that is left, and is not led there again", () => {
  const content = smallContent(dear);
  const said = [
    ["spam", "no"],
    ["full", "no"],
    ["address", "no"],
  ] as const;
  const wizard = enterWizard(content, "email", readJourney(content, "email", said).journey);
  expect([wizard.position.kind, stepId(wizard.position), wizard.isOver]).toEqual(["hand-over", "help", false]);
  const on = answerStep(wizard, "help", "go-on");
  expect(stepId(on.position)).toBe("dear");
  expect(stepId(answerStep(on, "dear", "no").position)).toBe("help");
  expect(answerStep(on, "dear", "no").isOver).toBe(true);
});
