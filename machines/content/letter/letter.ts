import { z } from "zod";
import type { Body } from "../body/body.ts";
import { translates } from "../parsing/translation.ts";

const id = z.string().regex(/^[a-z0-9-]+$/, "use only a-z, 0-9 and -");
const text = z.string().trim().min(1, "must not be empty");
const words = { title: text, subject: text };

/** Front matter of `content/letters/<id>/en.md`. The text below it is sent as it stands: plain text. */
export const letterSchema = z.strictObject({
  ...words,
  /** Offered only where all of these facts hold; the channel counts as one. */
  when: z.record(z.string(), z.array(id).min(1, "name at least one value")).default({}),
  /** The fact whose value may say in which language the reader writes: `country`. */
  "language-of": id.optional(),
  /** The page offers to begin an e-mail with it. */
  send: z.literal("email").optional(),
});

/** Front matter of a translation. */
export const letterTextSchema = z.strictObject({ ...words, translates });

/** Ready words for somebody else who must act: an IT department, a phone company. The same for everybody; what is personal is a blank like `[my number]`. */
export interface Letter {
  id: string;
  when: Readonly<Record<string, readonly string[]>>;
  languageOf: string | null;
  isMail: boolean;
  /** Of the source text; see `sourceStamp`. */
  stamp: string;
  texts: Map<string, LetterText>;
}

interface LetterText {
  /** On the link and above the text, for the person: "Text for your IT department". */
  title: string;
  subject: string;
  text: string;
  body: Body;
}
