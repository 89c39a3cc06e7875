import fc from "fast-check";
import { expect, test } from "vitest";
import { readPhoneNumber } from "./phone-number.ts";

test.each([
  ["+44 7400 123456", null, "fine", "+44 7400 123456", "GB"],
  ["+91 98765 43210", "GB", "fine", "+91 98765 43210", "IN"],
  ["07400 123456", "GB", "no-country-code", "+44 7400 123456", "GB"],
  ["07400 123456", null, "no-country-code", null, null],
  ["+44 07400 123456", null, "extra-zero", "+44 7400 123456", "GB"],
  ["0044 7400 123456", null, "fine", "+44 7400 123456", "GB"],
  ["+44 20 7946 0018", null, "landline", "+44 20 7946 0018", "GB"],
  ["+44 7400 12345", null, "wrong-length", null, null],
  ["hello", "GB", "unreadable", null, null],
])("%s typed in %s is %s", (typed, home, verdict, international, region) => {
  expect(readPhoneNumber(typed, home)).toEqual({ verdict, international, region });
});

test("nothing that can be typed throws", () => {
  fc.assert(fc.property(fc.string(), fc.option(fc.string()), (typed, region) => void readPhoneNumber(typed, region)));
});
