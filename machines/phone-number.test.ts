import fc from "fast-check";
import { expect, test } from "vitest";
import { readPhoneNumber } from "./phone-number.ts";

test.each([
  ["+44 7400 123456", null, "fine", "+44 7400 123456"],
  ["07400 123456", "GB", "no-country-code", "+44 7400 123456"],
  ["07400 123456", null, "no-country-code", null],
  ["+44 07400 123456", null, "extra-zero", "+44 7400 123456"],
  ["0044 7400 123456", null, "fine", "+44 7400 123456"],
  ["+44 20 7946 0018", null, "landline", "+44 20 7946 0018"],
  ["+44 7400 12345", null, "wrong-length", null],
  ["hello", "GB", "unreadable", null],
])("%s typed in %s is %s", (typed, region, verdict, international) => {
  expect(readPhoneNumber(typed, region)).toEqual({ verdict, international });
});

test("nothing that can be typed throws", () => {
  fc.assert(fc.property(fc.string(), fc.option(fc.string()), (typed, region) => void readPhoneNumber(typed, region)));
});
