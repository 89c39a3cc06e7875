import { expect, test } from "vitest";
import { agoWords } from "./ago-words.ts";
import { waitWords } from "./wait-words.ts";

test.each([
  [1, "1 second"],
  [45, "45 seconds"],
  [60, "1 minute"],
  [90, "1 minute 30 seconds"],
  [3_600, "1 hour"],
  [3_601, "1 hour 1 minute"],
  [80_000, "22 hours 14 minutes"],
])("%i seconds is said as %s", (seconds, words) => {
  expect(waitWords(seconds, "en")).toBe(words);
});

test("a wait is said in the language of the page", () => {
  expect(waitWords(90, "de")).toBe("1 Minute, 30 Sekunden");
});

test.each([
  ["2026-11-22T14:02:00Z", "1 second ago"],
  ["2026-11-22T14:01:20Z", "40 seconds ago"],
  ["2026-11-22T13:59:30Z", "2 minutes ago"],
])("%s was %s", (time, words) => {
  expect(agoWords(time, "2026-11-22T14:02:00Z", "en")).toBe(words);
});
