import { z } from "zod";
import type { Check } from "../../content/check.ts";
import { type Content, inLanguage } from "../../content/content.ts";
import { type CutKind, cutKinds } from "../../input/cut-personal.ts";
import type { Matched } from "../../own-words/match-words.ts";
import { applies } from "../../plan/applies.ts";
import { type Channel, channels } from "../../words.ts";
import { type Journey, withImplied } from "../journey.ts";
import { apiOf, pathOf } from "../step-path.ts";

/** What `POST /api/v1/match` takes. Facts that the content does not know are left out, as in a path. */
export const matchRequestSchema = z.strictObject({
  text: z.string().trim().min(1, "must not be empty").max(2_000, "at most 2,000 characters"),
  channel: z.enum(channels).optional(),
  locale: z.string().optional(),
  facts: z.record(z.string(), z.string()).optional(),
});

/** What it replies. */
export const matchViewSchema = z.object({
  /** The channel that the words are about; it may be another than the given one. */
  channel: z.enum(channels),
  /** Best first, at most five. */
  matches: z.array(
    z.object({
      check: z.string(),
      title: z.string(),
      /** A short sentence to tap. */
      sentence: z.string(),
      /** 0 to 1; all are low when the words say little. */
      score: z.number().min(0).max(1),
      /** Path of the page that shows the check. */
      href: z.string(),
      /** The same as an API address. */
      api: z.string(),
    }),
  ),
  /** What was left out of the words before they were looked at. */
  cut: z.array(z.enum(cutKinds)),
});
export type MatchView = z.infer<typeof matchViewSchema>;

/** The checks found for a person's own words, with their pages. `facts` are what was known before. */
export function viewMatch(
  content: Content,
  locale: string,
  { channel, matches }: Matched,
  { facts, cut }: { facts: ReadonlyMap<string, string>; cut: CutKind[] },
): MatchView {
  return {
    channel,
    matches: matches.flatMap(({ check: id, sentence, score }) => {
      const check = content.checks.get(id);
      if (!check) return [];
      const { title } = inLanguage(check.texts, locale, content.settings);
      const journey = journeyTo(content, check, channel, facts);
      const whereabouts = { locale, channel, step: id };
      return [
        {
          check: id,
          title,
          sentence,
          score: Math.round(score * 1_000) / 1_000,
          href: pathOf(whereabouts, journey),
          api: apiOf(whereabouts, journey, true),
        },
      ];
    }),
    cut,
  };
}

/**
 * A journey on which the check is shown: a step answered before can be asked for again, and any other answer to it then replaces this one. What the check
 * needs is taken as known (the words said it), and what contradicts it is left out.
 */
function journeyTo(content: Content, check: Check, channel: Channel, facts: ReadonlyMap<string, string>): Journey {
  const tried = check.answers.find(({ effect }) => effect === "already-tried")?.id ?? "already-tried";
  const answers = new Map([[check.id, tried]]);
  const needed = Object.entries(check.when.must).map(([fact, [value = ""]]) => [fact, value] as const);
  const fitting = [...facts].filter(([fact, value]) => {
    const must = check.when.must[fact];
    const isOut = fact === "evidence" && check.ruledOutBy.includes(value);
    return !isOut && !check.when.not[fact]?.includes(value) && (!must || must.includes(value));
  });
  const journey = withImplied(content, { facts: new Map([...needed, ...fitting]), answers });
  return applies(check, channel, journey.facts) ? journey : { facts: new Map(needed), answers };
}
