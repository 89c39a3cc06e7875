import { z } from "zod";
import { likelyFacts, maybeFacts, noSign, signFact, signFacts, wordFacts } from "../words.ts";
import type { Check } from "./check.ts";
import { type Fact, type Facts, localized } from "./fact.ts";

const id = z.string().regex(/^[a-z0-9-]+$/, "use only a-z, 0-9 and -");

/**
 * `content/signs.yaml`: short sentences as people say them, offered on the opening page. A check names the signs that speak for it
 * (`signs:`), and a sign is offered on the channels of those checks, where it tells most.
 */
export const signsSchema = z.strictObject({
  /** Short, for what is known. */
  name: localized,
  question: localized,
  /** The question of a further page of them. */
  again: localized,
  /** Of the last one. */
  last: localized,
  /** "None of these" */
  none: localized,
  signs: z
    .array(
      z.strictObject({
        id,
        sentence: localized,
        /** What is known as well once this is said: fact → value, like `{ other-mail: nothing }`. */
        implies: z.record(id, id).default({}),
        /** Always offered where it fits, before all that are chosen by their worth. */
        pin: z.stringbool().default(false),
      }),
    )
    .min(1, "name at least one sign"),
});
export type Signs = z.output<typeof signsSchema>;

/**
 * The signs as facts, one for each page of them, so that links, trail and API treat a chosen one like everything else that is known. A check is a value as well: who
 * wrote something in own words and tapped that check said a sentence that speaks for it alone, and for what it needs.
 */
export function factsOfSigns(
  { name, question, again, last, none, signs }: Signs,
  checks: Iterable<Check>,
): [key: string, fact: Fact][] {
  const values = signs.map(({ id, sentence, implies, pin }) => ({ id, label: sentence, implies, pin, ...plain }));
  const all = [...checks];
  const ofChecks = all.map(({ id, texts, when }) => ({
    id,
    label: Object.fromEntries([...texts].map(([locale, { title }]) => [locale, title])),
    implies: Object.fromEntries(Object.entries(when.must).flatMap(([fact, [value]]) => (value ? [[fact, value]] : []))),
    pin: false,
    ...plain,
  }));
  const nothing = { id: noSign, label: none, implies: {}, pin: false, ...plain };
  const pages = signFacts.map((key): [string, Fact] => [
    key,
    key === signFact
      ? { name, ask: "opening", question, values: [...values, ...ofChecks, nothing] }
      : { name, ask: "opening", question: key === signFacts.at(-1) ? last : again, values: [...values, nothing] },
  ]);
  const named = ofChecks.map((one) => ({ ...one, implies: {} }));
  const kept = [...maybeFacts, ...wordFacts].map((key): [string, Fact] => [key, { name, ask: "never", values: named }]);
  // On the pages that own words lead to each check stands with its question: "Is your mailbox full?"
  const asked = all.map(({ id, texts }) => ({
    id,
    label: Object.fromEntries([...texts].map(([locale, { question: text }]) => [locale, text])),
    implies: {},
    pin: false,
    ...plain,
  }));
  const likely = likelyFacts.map((key): [string, Fact] => [
    key,
    { name, ask: "opening", question: last, values: [...asked, nothing] },
  ]);
  return [...pages, ...kept, ...likely];
}

/** The checks that a person named, or that their own words fit, the best first. */
export function checksNamed(facts: Facts): string[] {
  return [signFact, ...maybeFacts].flatMap((key) => facts.get(key) ?? []);
}

/** What a sign has in common with the values of other facts, and no use for. */
const plain = { regions: [] };
