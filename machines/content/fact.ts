import { z } from "zod";
import { channels } from "../words.ts";
import { duration } from "./duration.ts";
import { isSameLanguage } from "./text-direction.ts";

const id = z.string().regex(/^[a-z0-9-]+$/, "use only a-z, 0-9 and -");
/** One text per language, like `{ en: Gmail }`. */
export const localized = z.record(z.string(), z.string().trim().min(1, "must not be empty"));

const values = z
  .array(
    z.strictObject({
      id,
      label: localized,
      /** What is known as well once this is known: fact → value, like `{ mailbox-kind: work }`. */
      implies: z.record(id, id).default({}),
      /** Countries (ISO 3166, two letters) whose phone numbers make this known. */
      regions: z.array(z.string().regex(/^[A-Z]{2}$/, "write two capital letters, like IN")).default([]),
      /** In which language people there write to each other, for letters: `ja`. */
      language: z.string().optional(),
      /** Who reads these languages is likely to have it; others find it one fold further. Left out: everybody may have it. */
      readers: z
        .array(z.string().regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, "write the code of a language, like ja or pt-br"))
        .min(1)
        .optional(),
      /** Evidence only. What it tells in general, for `raised-by` and `ruled-out-by`: one word for all values that tell the same. */
      tells: z.array(id).optional(),
      /** Evidence only. The `h1` of the first page that follows from it: where the report is certain, and where it is not. */
      headline: z.strictObject({ certain: localized, probable: localized }).optional(),
    }),
  )
  .min(1, "name at least one value");

/** `content/facts.yaml`: the closed list of what can be known about a situation. Never an address, a number or a name. */
export const factsSchema = z.record(
  id,
  z.discriminatedUnion(
    "ask",
    [
      /** Offered where the wording of a check depends on it. */
      z.strictObject({ name: localized, ask: z.literal("tab"), values }),
      /** Only found, linked or offered as evidence. */
      z.strictObject({ name: localized, ask: z.literal("never"), values }),
      /** A step of its own, as soon as a check worth it depends on it. One value should be "not sure". */
      z.strictObject({
        name: localized,
        ask: z.literal("step"),
        channels: z.array(z.enum(channels)).min(1, "name at least one channel"),
        question: localized,
        /** Seconds. */
        effort: duration,
        /** The answer can be found from something typed, in the browser only. */
        typed: z.literal("mail-domain").optional(),
        values,
      }),
    ],
    { error: "must be one of step, tab, never" },
  ),
);
type WrittenFact = z.output<typeof factsSchema>[string];
type FactValue = WrittenFact["values"][number];
export type AskedFact = Extract<WrittenFact, { ask: "step" }>;
/** Made of `content/signs.yaml`: asked on the opening page, which offers some of its values. */
export interface OpeningFact {
  name: z.output<typeof localized>;
  ask: "opening";
  question: z.output<typeof localized>;
  values: (FactValue & { pin: boolean })[];
}
export type Fact = WrittenFact | OpeningFact;

/** Whether readers of this language are unlikely to have it. */
export function isRareFor(locale: string, value: Pick<FactValue, "readers"> | undefined): boolean {
  return value?.readers?.every((readers) => !isSameLanguage(readers, locale)) ?? false;
}

/** The text for a language, else for the source language (the first one). */
export function localText(texts: Readonly<Record<string, string>>, locale: string): string {
  return texts[locale] ?? Object.values(texts)[0] ?? "";
}

/** Whether a text for these facts is about a product of theirs: its steps age, and people choose it where the wording depends on it. */
export function isAboutProduct(facts: ReadonlyMap<string, Fact>, keys: Iterable<string>): boolean {
  return [...keys].some((key) => facts.get(key)?.ask === "tab");
}

/** What is known: fact → value. */
export type Facts = ReadonlyMap<string, string>;

/** The labels of a fact's values in a language, by the id of the value; empty where there is no such fact. */
export function labelsOf(fact: Fact | undefined, locale: string): Record<string, string> {
  return Object.fromEntries(fact?.values.map(({ id, label }) => [id, localText(label, locale)]) ?? []);
}

/** What a check may name as evidence: each value by its id, and each word of `tells` for all values that tell it. */
export function evidenceWords(evidence: Fact | undefined): Map<string, string[]> {
  const words = new Map(evidence?.values.map(({ id }) => [id, [id]]));
  for (const { id, tells } of evidence?.values ?? [])
    for (const word of tells ?? []) words.set(word, [...(words.get(word) ?? []), id]);
  return words;
}
