import { z } from "zod";
import type { Content } from "#machines/content/content.ts";
import type { Pair } from "#machines/wizard/pair.ts";
import type { StepRequest } from "#machines/wizard/views/view-step.ts";
import { channels } from "#machines/words.ts";

/** Longer addresses than any real journey are refused, so that nobody makes the server chew on junk. */
const maxPairs = 200;

/** What a step is asked for with, beside its facts and answers, each of which is a key of its own. */
export const stepQuerySchema = z.object({
  locale: z.string().optional().describe("A language of the site. Left out: the source language."),
  channel: z
    .enum(channels, { error: `unknown channel; known: ${channels.join(", ")}` })
    .optional()
    .describe("How the code travels. Left out: the step is the question for it."),
  step: z.string().optional().describe("Asks an earlier step again, by its id."),
});

export type ReadRequest = { request: Omit<StepRequest, "origin">; reason: null } | { request: null; reason: string };

/** `?locale=en&channel=email&step=…&{key}={value}…` → a step request, or the reason why it is none. Unknown keys are left to the core. */
export function readStepQuery(content: Content, query: URLSearchParams): ReadRequest {
  const refuse = (reason: string) => ({ request: null, reason });
  if (query.getAll("channel").length > 1) return refuse("channel is there twice");
  const read = stepQuerySchema.safeParse(Object.fromEntries(query));
  if (!read.success) return refuse(read.error.issues[0]?.message ?? "not what is expected");
  const { locales } = content.settings;
  const { locale = locales[0] ?? "en", channel = null, step = null } = read.data;
  if (!locales.includes(locale)) return refuse(`unknown locale; known: ${locales.join(", ")}`);
  const pairs = [...query].filter(([key]) => !Object.hasOwn(stepQuerySchema.shape, key));
  if (pairs.length > maxPairs) return refuse(`more than ${maxPairs} answers`);
  return { request: { locale, channel, step, pairs: pairs satisfies Pair[] }, reason: null };
}
