import { expect, test } from "vitest";
import { checkFile, smallContent } from "../../testing/small-content.ts";
import type { Pair } from "../pair.ts";
import { viewGetIn } from "./view-get-in.ts";
import { viewStep } from "./view-step.ts";

const content = smallContent({ "checks/more/en.md": checkFile({ likelihood: "rare" }) });
const view = (...pairs: Pair[]) => viewGetIn(content, "en", "email", pairs);
const ids = (...pairs: Pair[]) => view(...pairs).steps.map(({ id }) => id);

test("the three best of what is open stand there in the order of the plan, a report first", () => {
  expect(ids()).toHaveLength(3);
  expect(ids()[0]).toBe("spam");
  expect(ids(["evidence", "mailbox-full"])[0]).toBe("full");
});

test("what was answered is not there again, and the path keeps it", () => {
  expect(ids(["spam", "no"])).not.toContain("spam");
  expect(view(["spam", "no"]).canonical).toBe("/en/email/get-in/spam.no");
  expect(view(["spam", "no"]).help.href).toBe("/en/email/help/spam.no");
});

test("an answer leads on in the ordinary journey, with each thing counted once", () => {
  const [, second] = view().steps;
  const answer = second?.answers.find(({ effect }) => effect === "not-it");
  const [step = "", ...pairs] = answer?.href.split("/").slice(3) ?? [];
  expect(pairs).toEqual([`${second?.id}.no`]);
  const next = viewStep(content, {
    locale: "en",
    channel: "email",
    step,
    pairs: pairs.map((pair): Pair => [pair.split(".")[0] ?? "", "no"]),
    origin: "",
  });
  expect([next.canonical, next.trail.length]).toEqual([answer?.href, 1]);
});

test("whoever is in, or has tried everything, finds no check there", () => {
  expect(ids(["spam", "yes"])).toEqual([]);
  expect(ids(["spam", "no"], ["full", "no"], ["address", "no"], ["more", "no"])).toEqual([]);
});
