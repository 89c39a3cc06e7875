import { z } from "zod";
import { drawings } from "../../content/body/drawing.ts";
import { channels, effects } from "../../words.ts";

const answerViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** `fact`: the answer makes something known and decides nothing by itself. */
  effect: z.enum([...effects, "fact"]),
  /** Path of the step this answer leads to. */
  href: z.string(),
  /** The same as an API address. */
  api: z.string(),
});
export type AnswerView = z.infer<typeof answerViewSchema>;

export const stepSchema = z.object({
  /** Language of title, question and body: the asked one, or the source language where the translation is missing. */
  language: z.string(),
  kind: z.enum(["question", "check", "trial", "solved", "help"]),
  /** Check id, `trial-<place>`, `solved`, `help`, or the key of the question. */
  id: z.string(),
  /** Short, for the trail and the window title. */
  title: z.string(),
  /** The `h1` where a report names the cause: "Your mailbox is full, so our message was turned away"; the question follows it. `null` elsewhere. */
  headline: z.string().nullable(),
  /** The `h1` otherwise, in the person's words. */
  question: z.string(),
  /** Markdown without directives or placeholders. */
  body: z.string(),
  /** The picture that the pages draw beside the steps of a check; the text says the same. `null`: none. */
  drawing: z.enum(drawings).nullable(),
  /** When the steps for a product that stand in the body were last looked up, in words, and where. */
  checked: z.array(z.object({ text: z.string(), source: z.string().nullable() })),
  /** One line: why this step comes now. `null` where nothing is to be said. */
  why: z.string().nullable(),
  /** What the plan reckons with at a check, `null` elsewhere. Seconds; `score` is likelihood per second, `table` the version of the numbers. */
  figures: z
    .object({ likelihood: z.number(), effort: z.number(), score: z.number(), table: z.number().int() })
    .nullable(),
  answers: z.array(answerViewSchema),
  /** On the opening page: what may have been tried already, to be ticked; each `value` is an answer to the check. */
  tried: z.array(z.object({ key: z.string(), value: z.string(), title: z.string(), ticked: z.boolean() })),
  /** Ready words for others who must act here, each on a page of its own. */
  letters: z.array(z.object({ id: z.string(), title: z.string(), href: z.string() })),
  /** Something a person may type here to be helped; it is read in the browser and never sent. */
  typed: z.enum(["mail-domain", "phone-number"]).nullable(),
});
export type Step = z.infer<typeof stepSchema>;

const trailEntrySchema = z.object({
  key: z.string(),
  value: z.string(),
  title: z.string(),
  answer: z.string(),
  effect: z.enum(effects),
  /** Path that asks this step again; later answers stay. */
  href: z.string(),
});
export type TrailEntry = z.infer<typeof trailEntrySchema>;

const factEntrySchema = z.object({
  key: z.string(),
  value: z.string(),
  /** "Mailbox" */
  name: z.string(),
  /** "Gmail" */
  label: z.string(),
  /** Asks again, or the step without this fact. */
  href: z.string(),
});
export type FactEntry = z.infer<typeof factEntrySchema>;

const factChoiceSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** The field of the page finds it by itself: the choice is for those who cannot use the field. */
  typed: z.boolean(),
  options: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      current: z.boolean(),
      /** Few readers of this language have it: these come last. */
      rare: z.boolean(),
      href: z.string(),
      api: z.string(),
    }),
  ),
});
export type FactChoice = z.infer<typeof factChoiceSchema>;

/** The banner of one incident, in the asked language. */
const incidentViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  /** Countries and phone companies, as a list for people; `null`: everyone. */
  concerns: z.string().nullable(),
  /** Language of title and body. */
  language: z.string(),
});
export type IncidentView = z.infer<typeof incidentViewSchema>;

/** One page of the wizard as data: what `GET /api/v1/step` answers and what the pages render. All text is in the asked language, policy values filled in. */
export const stepViewSchema = z.object({
  locale: z.string(),
  /** `null` only while the channel question is open. */
  channel: z.enum(channels).nullable(),
  step: stepSchema,
  /** What was answered so far, in plan order. */
  trail: z.array(trailEntrySchema),
  /** What is known about the situation. */
  facts: z.array(factEntrySchema),
  /** Facts that change only the wording of this step, offered as tabs. */
  choices: z.array(factChoiceSchema),
  /** How much is expected until the person is in, or at a person; `null` where that is not known, or nothing is left. */
  left: z
    .object({
      /** After this one, rounded. */
      pages: z.number().int().nonnegative(),
      /** With this one, in whole minutes. */
      seconds: z.number().int().positive(),
      /** "About 3 more, 2 minutes" */
      text: z.string(),
    })
    .nullable(),
  /** Path of the page with the best of what is open; `null` where nothing is. */
  getIn: z.string().nullable(),
  /** Why other ways in lead the page: the last two things asked for could not be done (`cannot`), or only others can act (`others`). `null`: they do not. */
  stuck: z.enum(["cannot", "others"]).nullable(),
  /** Checks still open after this one. */
  remaining: z.number().int().nonnegative(),
  /** Trouble that many people have right now, for a banner. */
  incidents: z.array(incidentViewSchema),
  /** Sentences about what was left out of the address, for people. */
  notices: z.array(z.string()),
  /** The one address of this step, e.g. `/en/email/spam-folder/provider.gmail`. */
  canonical: z.string(),
  /** On the first page of a link that a support agent made; `null` elsewhere. */
  support: z
    .object({
      /** What was noted: said by the customer, to be looked at first, or tried already. `href` leads on without it. */
      noted: z.array(
        z.object({ key: z.string(), kind: z.enum(["said", "first", "tried"]), text: z.string(), href: z.string() }),
      ),
      /** Path of the opening page with all of it kept; `null` where this is it. */
      start: z.string().nullable(),
    })
    .nullable(),
  /** What was tried, as text to copy to a human; only on `help`. */
  summary: z.string().nullable(),
});
export type StepView = z.infer<typeof stepViewSchema>;
