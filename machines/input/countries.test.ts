import { expect, test } from "vitest";
import { countryAllowed, countryEntry, dialCodeOf } from "./countries.ts";

const rules = (allowed: string[], refused: string[] = []) => ({ allowed, refused });

test("without rules everywhere is allowed; with rules an unknown place is refused only where sends are paid", () => {
  expect(countryAllowed(undefined, {}, true)).toBe(true);
  expect(countryAllowed(rules([]), {}, true)).toBe(true);
  expect(countryAllowed(rules(["GB"]), {}, true)).toBe(false);
  expect(countryAllowed(rules([], ["GB"]), {}, true)).toBe(false);
  expect(countryAllowed(rules(["GB"]), {}, false)).toBe(true);
});

test.each([
  [rules(["GB"]), { country: "GB", dialCode: "44" }, true],
  [rules(["GB"]), { country: "JE", dialCode: "44" }, false],
  [rules(["+44"]), { country: "JE", dialCode: "44" }, true],
  [rules(["+44"]), { country: "GB" }, true],
  [rules(["GB"]), { country: "ES", dialCode: "34" }, false],
  [rules([], ["ES"]), { country: "ES", dialCode: "34" }, false],
  [rules([], ["+34"]), { country: "ES" }, false],
  [rules([], ["ES"]), { country: "GB", dialCode: "44" }, true],
  [rules(["+44"], ["JE"]), { country: "JE", dialCode: "44" }, false],
])("%j lets %j through: %s", (given, origin, allowed) => {
  expect(countryAllowed(given, origin, true)).toBe(allowed);
});

test("a dial code alone stands for all who share it: in doubt nothing is sent", () => {
  expect(countryAllowed(rules(["ES"]), { dialCode: "34" }, true)).toBe(true);
  expect(countryAllowed(rules(["GB"]), { dialCode: "44" }, true)).toBe(false);
  expect(countryAllowed(rules(["GB", "GG", "IM", "JE"]), { dialCode: "44" }, true)).toBe(true);
  expect(countryAllowed(rules([], ["JE"]), { dialCode: "44" }, true)).toBe(false);
});

test("the dial code follows from the country when it is missing", () => {
  expect(dialCodeOf({ country: "GB" })).toBe("44");
  expect(dialCodeOf({ country: "ZZ" })).toBeUndefined();
  expect(dialCodeOf({ country: "GB", dialCode: "1" })).toBe("1");
});

test("an entry is a country or a dial code that exist", () => {
  for (const good of ["GB", "XK", "+44", "+1"]) expect(countryEntry.safeParse(good).success).toBe(true);
  for (const bad of ["UK", "gb", "44", "+999", "+", ""]) expect(countryEntry.safeParse(bad).success).toBe(false);
});
