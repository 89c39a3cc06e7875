import { z } from "zod";

const id = z.string().regex(/^[a-z0-9-]+$/, "use only a-z, 0-9 and -");
/** One text per language, like `{ en: Gmail }`. */
export const localized = z.record(z.string(), z.string().trim().min(1, "must not be empty"));

/** `content/facts.yaml`: the closed list of what can be known about a situation. Never an address, a number or a name. */
export const factsSchema = z.record(
  id,
  z.strictObject({
    name: localized,
    /** `tab`: offered where the wording of a check depends on it. `never`: only found, linked or offered as evidence. */
    ask: z.enum(["tab", "never"]),
    values: z.array(z.strictObject({ id, label: localized })).min(1, "name at least one value"),
  }),
);
export type Fact = z.output<typeof factsSchema>[string];

/** The text for a language, else for the source language (the first one). */
export function localText(texts: Readonly<Record<string, string>>, locale: string): string {
  return texts[locale] ?? Object.values(texts)[0] ?? "";
}
