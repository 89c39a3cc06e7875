import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Content } from "#machines/content/content.ts";
import type { Facts } from "#machines/content/fact.ts";
import { applies, askedFact, raisedBy } from "#machines/plan/applies.ts";
import { planEntries } from "#machines/plan/plan.ts";
import type { PlanEntry } from "#machines/plan/plan-entry.ts";
import { type Channel, channels, noSign, signFacts } from "#machines/words.ts";
import { realContent } from "../testing/real-content.ts";

// The plan of the real content, for whatever is known of a person.
let content: Content;
beforeAll(async () => {
  content = await realContent();
});

const valuesOf = (key: string) => content.facts.get(key)?.values.map(({ id }) => id) ?? [];
const checksIn = (plan: readonly PlanEntry[]) => plan.flatMap((entry) => (entry.kind === "check" ? [entry.check] : []));
const signsIn = (plan: readonly PlanEntry[]) =>
  plan.flatMap((entry) => (entry.kind === "question" ? (entry.offered ?? []) : [])).filter((sign) => sign !== noSign);
const known = (facts: [string, string | null][]): Facts =>
  new Map(facts.flatMap(([key, value]): [string, string][] => (value === null ? [] : [[key, value]])));

/** What can be certain of a person, and what they may say when asked. */
const person = () =>
  fc.constantFrom(...channels).chain((channel) => {
    const one = (key: string) =>
      fc.option(fc.constantFrom(...valuesOf(key)), { nil: null }).map((value): [string, string | null] => [key, value]);
    const asked = [...content.facts.keys()].filter((key) => askedFact(content, channel, key));
    return fc.record({
      channel: fc.constant<Channel>(channel),
      certain: fc.tuple(one("symptom"), one("evidence")).map(known),
      said: fc.tuple(...asked.map(one), one("sign-2"), one("sign-3")).map((facts) => known(facts)),
    });
  });

test("whatever somebody says, no check that may help is lost", () => {
  fc.assert(
    fc.property(person(), ({ channel, certain, said }) => {
      const plan = planEntries(content, channel, new Map([...certain, ...said]));
      const helpful = [...content.checks.values()].filter((check) => applies(content, check, channel, certain));
      expect(
        checksIn(plan)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(helpful.map(({ id }) => id).toSorted());
    }),
    { numRuns: 100 },
  );
});

test("what a report points to comes before anything is asked", () => {
  fc.assert(
    fc.property(person(), ({ channel, certain, said }) => {
      const facts = new Map([...certain, ...said]);
      const plan = planEntries(content, channel, facts);
      const raised = checksIn(plan).filter((check) => raisedBy(content, check, channel, facts) !== null);
      const first = plan.filter(({ kind }) => kind !== "trial").slice(0, raised.length);
      expect(checksIn(first)).toHaveLength(raised.length);
      expect(new Set(checksIn(first))).toEqual(new Set(raised));
    }),
    { numRuns: 100 },
  );
});

test("no page of signs offers a sentence twice, and there are three at most", () => {
  const symptoms: [string, string][][] = [[], [["symptom", "refused"]]];
  for (const channel of channels)
    for (const symptom of symptoms) {
      const shown: string[] = [];
      let facts = new Map<string, string>(symptom);
      for (const key of signFacts) {
        shown.push(...signsIn(planEntries(content, channel, facts)));
        facts = new Map([...facts, [key, noSign]]);
      }
      expect(new Set(shown).size, channel).toBe(shown.length);
      expect(signsIn(planEntries(content, channel, facts))).toEqual([]);
    }
});

test("who says that two sentences fit sees the checks of both before those of one", () => {
  const plan = planEntries(
    content,
    "sms",
    new Map([
      ["sign", "no-codes-come"],
      ["sign-2", "phone-sorts-texts"],
    ]),
  );
  const fits = checksIn(plan).map(
    ({ signs }) => ["no-codes-come", "phone-sorts-texts"].filter((sign) => signs.includes(sign)).length,
  );
  expect(fits.slice(0, 2)).toEqual([2, 2]);
  expect(fits.indexOf(0)).toBeGreaterThan(fits.lastIndexOf(2));
});
