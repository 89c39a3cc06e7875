import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import type { Check } from "#machines/content/check.ts";
import type { Content } from "#machines/content/content.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { realContent } from "../testing/real-content.ts";
import { wordIndexOf } from "./word-indexes.ts";

/** 40 kB with the code that matches, which takes 8 with the names and the small words of ten languages that it knows. */
const mostIndexBytes = 32_000;

/** Checks none of whose few phrases held back is found; of 70. */
const mostLost = 3;

let content: Content;
beforeAll(async () => {
  content = await realContent();
});

test("the index of every language fits", () => {
  const sizes = content.settings.locales.map((locale) => gzipSync(JSON.stringify(learnWords(content, locale))).length);
  expect(Math.max(...sizes)).toBeLessThan(mostIndexBytes);
});

test("while an index is learned others are served, and two who ask at once wait for the same one", async () => {
  let served = 0;
  const serve = () => {
    served += 1;
    waiting = setImmediate(serve);
  };
  let waiting = setImmediate(serve);
  const asked = wordIndexOf(content, "es");
  expect(wordIndexOf(content, "es")).toBe(asked);
  const index = await asked;
  clearImmediate(waiting);
  expect(served).toBeGreaterThan(20);
  expect(index).toEqual(learnWords(content, "es"));
});

test("phrases that the index has not learned find their check among five: two of three, and some of nearly every check", () => {
  const isHeldBack = (place: number) => place % 5 === 0;
  const index = learnWords(content, "en", (check) => phrasesOf(check).filter((_, place) => !isHeldBack(place)));
  const tried = [...content.checks.values()].flatMap((check) =>
    phrasesOf(check)
      .filter((_, place) => isHeldBack(place))
      .map((phrase) => {
        const facts = new Map(check.when.must.symptom?.map((value) => ["symptom", value]) ?? []);
        const { matches } = matchWords([index], phrase, { channel: check.channels[0] ?? null, facts });
        return { check: check.id, isFound: matches.some((match) => match.check === check.id) };
      }),
  );
  const found = tried.filter(({ isFound }) => isFound);
  expect(found.length / tried.length).toBeGreaterThan(2 / 3);
  const lost = [...content.checks.keys()].filter((id) => !found.some(({ check }) => check === id));
  expect(lost.length).toBeLessThanOrEqual(mostLost);
});

function phrasesOf(check: Check): readonly string[] {
  return check.says.get("en") ?? [];
}
