import { expect, test } from "vitest";
import { normalForm } from "../input/normal-form.ts";
import { arabicStem } from "./arabic-stem.ts";

test.each([
  ["الرسالة", "رسالة"],
  ["والرسائل", "رسائل"],
  ["بالبريد", "بريد"],
  ["للهاتف", "هاتف"],
  ["وشريحتها", "شريحت"],
])("%s is the same word as %s", (written, bare) => {
  expect(arabicStem(normalForm(written))).toBe(arabicStem(normalForm(bare)));
});

test.each(["code", "短信", "ال", "ولد"])("%s stays a word", (word) => {
  expect(arabicStem(word).length).toBeGreaterThan(1);
});

test("words of other scripts stay as they are", () => expect(arabicStem("alcohol")).toBe("alcohol"));
