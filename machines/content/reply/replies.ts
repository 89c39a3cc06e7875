import { z } from "zod";
import { placeholderFaults } from "../body/placeholder.ts";

/** What a saved reply may name beside the values of the settings: the link, its short form, that form spelled to be read out, and what the first page says. */
const replyValues = ["link", "short", "spelled", "step"] as const;

/** `content/replies/<locale>.yaml`: what a support agent sends or says along with a link, in the language of the customer. */
export interface Replies {
  chat: string;
  email: string;
  phone: string;
  /** How the characters of an address are called on the telephone. */
  spell: { dot: string; slash: string; dash: string };
}

const most = 1_200;

/** `placeholders`: the names of the settings that texts may use. */
export function repliesSchema(placeholders: readonly string[]): z.ZodType<Replies> {
  const text = (needed: readonly (typeof replyValues)[number][]) =>
    z
      .string()
      .trim()
      .min(1, "must not be empty")
      .max(most, `at most ${most} characters: nobody reads more`)
      .superRefine((words, context) => {
        for (const { message } of placeholderFaults(words, [...placeholders, ...replyValues]))
          context.addIssue({ code: "custom", message });
        if (!needed.some((name) => words.includes(`{{${name}}}`)))
          context.addIssue({ code: "custom", message: `names {{${needed.join("}} or {{")}}} nowhere` });
      });
  const word = z.string().trim().min(1, "must not be empty").max(30, "at most 30 characters");
  return z.strictObject({
    chat: text(["link"]),
    email: text(["link"]),
    phone: text(["spelled", "short"]),
    spell: z.strictObject({ dot: word, slash: word, dash: word }),
  });
}
