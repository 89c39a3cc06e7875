import { expect, test } from "vitest";
import { readChosenStart } from "./chosen-start.ts";

test("a page that an agent chose says its channel and its check", () => {
  expect(readChosenStart("sms/sign.new-sim")).toEqual({ channel: "sms", check: "new-sim" });
});

test.each(["", "sms", "fax/sign.new-sim", "sms/new-sim", "sms/sign.a.b"])("nonsense chooses nothing: “%s”", (value) => {
  expect(readChosenStart(value)).toBeNull();
});
