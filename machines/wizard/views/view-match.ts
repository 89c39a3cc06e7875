import { z } from "zod";
import { type Content, inLanguage } from "../../content/content.ts";
import { type CutKind, cutKinds } from "../../input/cut-personal.ts";
import type { Ranked } from "../../own-words/ranked.ts";
import { channels } from "../../words.ts";
import type { Journey } from "../journey.ts";
import { sayCheck, sayWords } from "../say.ts";
import { whereaboutsOf } from "../whereabouts.ts";
import { addressesOf } from "./situation.ts";

/** What `POST /api/v1/match` takes. Facts that the content does not know are left out, as in a path. */
export const matchRequestSchema = z.strictObject({
  text: z.string().trim().min(1, "must not be empty").max(2_000, "at most 2,000 characters"),
  channel: z.enum(channels).optional(),
  locale: z.string().optional(),
  facts: z.record(z.string(), z.string()).optional(),
});

/** What it replies. */
export const matchViewSchema = z.object({
  channel: z.enum(channels).describe("The channel that the words are about; it may be another than the given one."),
  order: z
    .enum(["score", "assistant"])
    .describe("What the order of `matches` follows: their scores, or the assistant of the site."),
  matches: z
    .array(
      z.object({
        check: z.string(),
        title: z.string(),
        sentence: z.string().describe("A short sentence to tap."),
        score: z
          .number()
          .min(0)
          .max(1)
          .describe("0 to 1, by our own matching, whatever the order; all are low when the words say little."),
        href: z.string().describe("Path of the page that shows the check."),
        api: z.string().describe("The same as an API address."),
      }),
    )
    .describe("Best first, at most five."),
  none: z
    .object({ href: z.string(), api: z.string() })
    .describe(
      "For whoever finds none of the first three: the next best sentences, then the ordinary way, with what the words made likely. Where they said too little, the ordinary way at once.",
    ),
  cut: z.array(z.enum(cutKinds)).describe("What was left out of the words before they were looked at."),
});
export type MatchView = z.infer<typeof matchViewSchema>;

/** The checks found for a person's own words, with their pages. `journey` is what was known, and tried, before. */
export function viewMatch(
  content: Content,
  locale: string,
  { channel, matches, likely, order }: Ranked,
  { journey, cut }: { journey: Journey; cut: CutKind[] },
): MatchView {
  return {
    channel,
    order,
    matches: matches.flatMap(({ check: id, sentence, score }) => {
      const check = content.checks.get(id);
      if (!check) return [];
      const { title } = inLanguage(check.texts, locale, content.settings);
      const wizard = whereaboutsOf({ content, channel, journey: sayCheck(content, journey, id) });
      return [
        {
          check: id,
          title,
          sentence,
          score: Math.round(score * 1_000) / 1_000,
          ...addressesOf(locale, wizard),
        },
      ];
    }),
    none: addressesOf(locale, whereaboutsOf({ content, channel, journey: sayWords(content, journey, likely, true) })),
    cut,
  };
}
