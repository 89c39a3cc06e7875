import { z } from "zod";
import type { Body } from "./body/body.ts";
import { translates } from "./parsing/translation.ts";

const text = z.string().trim().min(1, "must not be empty");

/** The pages every journey shares: `content/pages/<id>/<locale>.md`. */
export const pageIds = ["start", "trial", "solved", "help"] as const;
export type PageId = (typeof pageIds)[number];

export const pageSchema = z.strictObject({
  title: text,
  question: text,
  sources: z.array(text).optional(),
  reviewed: z.string().optional(),
  translates,
});

export interface Page {
  /** Of the text it was made from; see `sourceStamp`. */
  stamp: string;
  title: string;
  question: string;
  body: Body;
}

/** A way to a human: `content/contacts/<id>/<locale>.md`. */
export const contactSchema = z.strictObject({
  title: text,
  action: text,
  /** A web address, or `sign-in` for the company's own sign-in page. */
  url: z.union([
    z.literal("sign-in"),
    z.url({ protocol: /^(https?|mailto|tel)$/, error: "must be a web address or the word sign-in" }),
  ]),
  order: z
    .string()
    .regex(/^[0-9]+$/, "must be a number")
    .transform(Number)
    .default(0),
});

/** Front matter of a translated contact. */
export const contactTextSchema = z.strictObject({ title: text, action: text, translates });

export interface Contact {
  id: string;
  url: string;
  order: number;
  /** Of the source text; see `sourceStamp`. */
  stamp: string;
  texts: Map<string, { title: string; action: string; body: Body }>;
}
