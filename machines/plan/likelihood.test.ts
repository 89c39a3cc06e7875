import { expect, test } from "vitest";
import { checkFile, smallContent } from "../testing/small-content.ts";
import { viewStep } from "../wizard/views/view-step.ts";

test("a check that is rare for most people comes first for those who have it very often, and says so", () => {
  const content = smallContent({
    "checks/filter/en.md": checkFile({
      likelihood: "rare",
      "very-common-with": "{ provider: [outlook] }",
      effort: "20s",
    }),
  });
  const first = (provider: string) => {
    const pairs: [string, string][] = [["provider", provider]];
    const { step } = viewStep(content, {
      locale: "en",
      channel: "email",
      step: null,
      pairs,
      origin: "https://h.example",
    });
    return [step.id, step.why];
  };
  expect(first("outlook")).toEqual(["filter", "very-common"]);
  expect(first("gmail")).toEqual(["spam", "very-common"]);
});
