import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mostMatches } from "./match-words.ts";
import { ranked } from "./ranked.ts";

const checks = ["a", "b", "c", "d", "e", "f", "g"];
const matches = checks.map((check, place) => ({ check, sentence: `${check}?`, score: 0.5 / 2 ** place }));
const own = { channel: "email" as const, matches };

describe("an assistant that ranks", () => {
  test("comes first with what it names, also from far down, and our own order follows", () => {
    const { matches: found, likely, order } = ranked(own, ["g", "b"]);
    expect(found.map(({ check }) => check)).toEqual(["g", "b", "a", "c", "d"]);
    expect(likely).toEqual(["g", "b", "a", "c", "d", "e", "f"]);
    expect(order).toBe("assistant");
  });

  test("that names nothing of ours leaves our own order", () => {
    for (const ids of [[], ["unknown", "", "constructor"]])
      expect(ranked(own, ids)).toEqual({
        ...{ channel: "email", matches: matches.slice(0, mostMatches), order: "score" },
        likely: checks,
      });
  });

  test("can change nothing but the order, whatever it says", () => {
    const words = fc.array(fc.oneof(fc.constantFrom(...checks), fc.string()), { maxLength: 20 });
    fc.assert(
      fc.property(words, (ids) => {
        const { channel, matches: found } = ranked(own, ids);
        expect(channel).toBe("email");
        expect(found).toHaveLength(mostMatches);
        expect(new Set(found).size).toBe(mostMatches);
        for (const match of found) expect(matches).toContain(match);
      }),
    );
  });
});
