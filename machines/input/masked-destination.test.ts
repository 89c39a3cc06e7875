import { expect, test } from "vitest";
import { readMaskedDestination } from "./masked-destination.ts";

test.each([
  ["j•••@gmial.com", undefined, "gmail.com"],
  ["j•••@gmail.con", undefined, "gmail.com"],
  ["j•••@g•••.com", "hotmial.com", "hotmail.com"],
  ["j•••@k•••.con", undefined, ".com"],
])("a slip that can be seen is pointed out: %s %s", (masked, domain, meant) => {
  expect(readMaskedDestination(masked, domain)).toEqual({ provider: null, meant });
});

test.each([
  ["j•••@g•••.com", undefined],
  ["j•••@g•••.co", undefined],
  ["j•••@kestrel.example", undefined],
  ["j•••@g•••.com", "kestrel.example"],
  ["j•••@g•••", undefined],
  ["+44 ••• ••56", undefined],
  ["", undefined],
])("behind a mask nothing is guessed, and an unknown domain says nothing: %s %s", (masked, domain) => {
  expect(readMaskedDestination(masked, domain)).toEqual({ provider: null, meant: null });
});

test("a public mail provider is known by its domain", () => {
  expect(readMaskedDestination("j•••@g•••.com", "gmail.com")).toEqual({ provider: "gmail", meant: null });
  expect(readMaskedDestination("j•••@outlook.com")).toEqual({ provider: "outlook", meant: null });
});
