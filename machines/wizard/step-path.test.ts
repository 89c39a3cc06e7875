import { expect, test } from "vitest";
import { readPath } from "./step-path.ts";

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
