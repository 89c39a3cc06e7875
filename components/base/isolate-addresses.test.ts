import { expect, test } from "vitest";
import { splitAddresses } from "./isolate-addresses.ts";

test("an address that a text names twice is two pieces that can be told apart", () => {
  const pieces = splitAddresses("From a@b.example or +44 7700 900123. Only from a@b.example.");
  expect(pieces.map(({ text }) => text).join("")).toBe("From a@b.example or +44 7700 900123. Only from a@b.example.");
  expect(pieces.filter(({ isAddress }) => isAddress).map(({ text }) => text)).toEqual([
    "a@b.example",
    "+44 7700 900123",
    "a@b.example",
  ]);
  expect(new Set(pieces.map(({ at }) => at)).size).toBe(pieces.length);
});
