import fc from "fast-check";
import { expect, test } from "vitest";
import { smallContent } from "../testing/small-content.ts";
import { readJourney, withAnswer, withFact } from "./journey.ts";
import { segmentsOf } from "./pair.ts";

const content = smallContent();
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
const pairs = fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, maxLength: 6 });

test("one set has one address: whatever order facts and answers came in, the segments stand in the same one", () => {
  fc.assert(
    fc.property(
      pairs.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      pairs.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([facts, otherFacts], [answers, otherAnswers]) => {
        const first = segmentsOf({ facts: new Map(facts), answers: new Map(answers) });
        expect(segmentsOf({ facts: new Map(otherFacts), answers: new Map(otherAnswers) })).toEqual(first);
        expect(first).toHaveLength(facts.length + answers.length);
      },
    ),
  );
});

test("facts stand before answers, and what is added last finds its place", () => {
  const empty = { facts: new Map<string, string>(), answers: new Map<string, string>() };
  const later = withFact(
    withAnswer(content, withAnswer(content, empty, "spam", "no"), "address", "no"),
    "provider",
    "gmail",
  );
  expect(segmentsOf(withFact(later, "country", "india"))).toEqual([
    ...["country.india", "provider.gmail"],
    ...["address.no", "spam.no"],
  ]);
});

test.each(["__proto__", ...Object.getOwnPropertyNames(Object.prototype)])(
  "%s, which every object has, is no fact, check, trial or value",
  (name) => {
    const content = smallContent();
    const pairs = [...content.facts.keys(), ...content.checks.keys(), "trial-mailbox"].map(
      (key) => [key, name] as const,
    );
    const all = [...pairs, [name, "yes"], [`trial-${name}`, "yes"], [name, name]] as const;
    const { journey, notices } = readJourney(content, "email", all);
    expect([...journey.facts, ...journey.answers]).toEqual([]);
    expect(notices.length).toBeGreaterThan(0);
  },
);
