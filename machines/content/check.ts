import { z } from "zod";
import { type Channel, channels, checkEffects, type Effect, type Likelihood, likelihoods } from "../words.ts";
import { reviewedHint, reviewedPattern } from "./body/block.ts";
import type { Body } from "./body/body.ts";
import { duration } from "./duration.ts";
import { translates } from "./parsing/translation.ts";

const id = z.string().regex(/^[a-z0-9-]+$/, "use only a-z, 0-9 and -");
const text = z.string().trim().min(1, "must not be empty");
const values = z.array(id).min(1, "name at least one value");

/** Front matter of `content/checks/<id>/en.md`: the logic and the text of the source language. */
export const checkSchema = z.strictObject({
  title: text,
  question: text,
  channels: z.array(z.enum(channels)).min(1, "name at least one channel"),
  place: z.enum(["mailbox", "phone", "carrier", "account", "browser", "service"]),
  /** One word for all channels of the check, or one for each: `{ email: rare, sms: common }`. */
  likelihood: z.union([z.enum(likelihoods), z.partialRecord(z.enum(channels), z.enum(likelihoods))]),
  effort: duration,
  /** Why likelihood and effort are what they are, for the next editor. */
  because: text.optional(),
  when: z
    .record(z.string(), z.union([values, z.record(z.string(), values)]))
    .default({})
    .transform(({ not, ...must }) => ({ must: lists(must), not: Array.isArray(not) ? {} : (not ?? {}) })),
  /** People with one of these facts have it very often; `likelihood` is about everybody else. */
  "very-common-with": z.record(z.string(), values).default({}),
  "raised-by": z.array(id).default([]),
  "ruled-out-by": z.array(id).default([]),
  /** Sentences of the opening page that speak for it (`content/signs.yaml`). */
  signs: z.array(id).default([]),
  answers: z
    .array(
      z.strictObject({
        id,
        label: text,
        effect: z.enum(checkEffects),
        /** This fix was surely the cause: a new code is tried at once, not after the other checks of the place. */
        trial: z.literal("now").optional(),
      }),
    )
    .min(1, "name at least one answer"),
  /** The page helps to read something typed, in the browser only. */
  typed: z.literal("phone-number").optional(),
  /** Ready words for others who must act (`content/letters/`). */
  letters: z.array(id).default([]),
  sources: z.array(text).default([]),
  /** When the facts about products were last looked up; a block may say it for itself. */
  reviewed: z.string().regex(reviewedPattern, reviewedHint).optional(),
  aliases: z.array(id).default([]),
  /** Not live yet (./parsing/parse-draft.ts). */
  draft: z.literal("true", "write true, or leave the line out").optional(),
});

/** Front matter of a translation: text only; the logic stays in the source file. */
export const checkTextSchema = z.strictObject({
  title: text,
  question: text,
  answers: z.array(z.strictObject({ id, label: text })).default([]),
  translates,
});

export interface Check {
  id: string;
  channels: z.output<typeof checkSchema>["channels"];
  place: z.output<typeof checkSchema>["place"];
  /** The lowest there is on a channel the check is not for. */
  likelihood: Readonly<Record<Channel, Likelihood>>;
  /** Seconds. */
  effort: number;
  when: { must: Record<string, string[]>; not: Record<string, string[]> };
  veryCommonWith: Record<string, string[]>;
  raisedBy: string[];
  ruledOutBy: string[];
  signs: string[];
  answers: { id: string; effect: Effect }[];
  /** One of its answers asks for a trial at once. */
  endsVisit: boolean;
  typed: "phone-number" | null;
  letters: string[];
  sources: string[];
  /** `YYYY-MM` */
  reviewed: string | null;
  aliases: string[];
  texts: Map<string, CheckText>;
  /** What people say when this check is theirs, per language. */
  says: Map<string, string[]>;
  /** Of the source text; see `sourceStamp`. */
  stamp: string;
}

export interface CheckText {
  title: string;
  question: string;
  /** Label per answer id; the two answers every check has may be missing here. */
  labels: Map<string, string>;
  body: Body;
}

function lists(conditions: Record<string, string[] | Record<string, string[]>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(conditions).filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
  );
}
