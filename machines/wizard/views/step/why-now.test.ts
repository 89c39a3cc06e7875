import { expect, test } from "vitest";
import { checkFile, smallContent } from "../../../testing/small-content.ts";
import { viewStep } from "../view-step.ts";

const before = (effort: string) => checkFile({ place: "browser", likelihood: "very-common", effort });

/** What the steps say about why they come now, for a person who answers "no" to each check. */
function reasons(efforts: string[]): (string | null)[] {
  const content = smallContent(
    Object.fromEntries(efforts.map((effort, index) => [`checks/one-${index}/en.md`, before(effort)])),
  );
  const pairs: [string, string][] = [];
  return efforts.map(() => {
    const { step } = viewStep(content, {
      locale: "en",
      channel: "email",
      step: null,
      pairs,
      origin: "https://h.example",
    });
    pairs.push([step.id, "no"]);
    return step.why;
  });
}

test("no page says again what the page before it said", () => {
  expect(reasons(["10s", "10s", "10s", "10s"])).toEqual(["very-common", "same-place", null, null]);
});

test("where only the reason is the same, the time is still said", () => {
  expect(reasons(["10s", "12s", "15s"])).toEqual(["very-common", "same-place", "effort"]);
});
