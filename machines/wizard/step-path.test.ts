import { expect, test } from "vitest";
import { letterPath, readPath } from "./step-path.ts";

test.each([
  ["sms/phone-change.new-sim", { channel: "sms", step: null, segments: ["phone-change.new-sim"] }],
  ["sms/new-sim/phone-change.new-sim", { channel: "sms", step: "new-sim", segments: ["phone-change.new-sim"] }],
  [
    "email/provider.gmail/spam-folder.not-there",
    { channel: "email", step: null, segments: ["provider.gmail", "spam-folder.not-there"] },
  ],
  ["email", { channel: "email", step: null, segments: [] }],
])("a path without the word of its step keeps all that it says: %s", (path, read) => {
  expect(readPath(path.split("/"))).toEqual(read);
});

test("the page of a letter keeps the step it was opened from", () => {
  const letter = { id: "it", language: "ja" };
  const path = letterPath("en", letter, "/en/email/spam-folder/provider.gmail");
  expect(path).toBe("/en/letter/it/ja/email/spam-folder/provider.gmail");
  expect(readPath(path.split("/").slice(5))).toEqual({
    channel: "email",
    step: "spam-folder",
    segments: ["provider.gmail"],
  });
  expect(letterPath("en", letter, null)).toBe("/en/letter/it/ja");
});
