import { z } from "zod";
import type { Content } from "../content/content.ts";
import { pairOfSegment, segmentsOf } from "../wizard/pair.ts";
import { supportPath } from "../wizard/support.ts";
import { stepSchema } from "../wizard/views/step-view.ts";
import { viewStep } from "../wizard/views/view-step.ts";
import { channels } from "../words.ts";
import type { Link } from "./make-link.ts";
import { longestNote, noteFragment } from "./note.ts";
import { replyTexts } from "./replies.ts";
import { shortPathOf } from "./short-path.ts";

const ids = z.array(z.string()).max(50, "at most 50");

/** What `POST /api/v1/link` takes. */
export const linkRequestSchema = z.strictObject({
  text: z
    .string()
    .trim()
    .max(2_000, "at most 2,000 characters")
    .optional()
    .describe("The customer's sentence: matched, forgotten, in no link."),
  signs: ids.optional().describe("Ids of signs, or of checks that are surely meant."),
  facts: z
    .record(z.string(), z.string())
    .refine((facts) => Object.keys(facts).length <= 50, "at most 50")
    .optional(),
  tried: ids.optional().describe("Ids of checks."),
  channel: z.enum(channels).optional(),
  locale: z.string().describe("The language of the customer."),
  note: z.string().max(longestNote, `at most ${longestNote} characters`).optional(),
});

/** What it replies. */
export const linkViewSchema = z.object({
  href: z.string().describe("Path of the first page, with the note as its fragment."),
  firstStep: stepSchema,
  texts: z
    .object({ chat: z.string(), email: z.string(), phone: z.string() })
    .describe("In the language of the customer, with the whole address."),
  leftOut: z.array(z.string()).describe("Keys that the content does not know, or that there was no room for."),
});
export type LinkView = z.infer<typeof linkViewSchema>;

/** A link with its first page and its texts. `origin`: of the site, like `https://help.example`. */
export function viewLink(
  content: Content,
  { channel, journey, notices }: Link,
  { locale, origin, note }: { locale: string; origin: string; note: string },
): LinkView {
  const pairs = segmentsOf(journey).map(pairOfSegment);
  const { step, canonical } = viewStep(content, { locale, channel, step: null, pairs, origin });
  const isBare = pairs.length === 0;
  const href = (isBare ? canonical : supportPath(canonical)) + noteFragment(note);
  const short = shortPathOf(locale, channel, step);
  return {
    href,
    firstStep: step,
    texts: replyTexts(content, locale, {
      link: origin + href,
      short: origin + short,
      step: step.headline ?? step.question,
    }),
    leftOut: notices.map(({ key }) => key),
  };
}
