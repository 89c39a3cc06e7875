import { z } from "zod";
import { drawings } from "../../content/body/drawing.ts";
import { channels, effects } from "../../words.ts";

const answerViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  effect: z
    .enum([...effects, "fact"])
    .describe("`fact`: the answer makes something known and decides nothing by itself."),
  href: z.string().describe("Path of the step this answer leads to."),
  api: z.string().describe("The same as an API address."),
});
export type AnswerView = z.infer<typeof answerViewSchema>;

export const stepSchema = z.object({
  language: z
    .string()
    .describe(
      "Language of title, question and body: the asked one, or the source language where the translation is missing.",
    ),
  kind: z.enum(["question", "check", "trial", "solved", "help"]),
  id: z.string().describe("Check id, `trial-<place>`, `solved`, `help`, or the key of the question."),
  title: z.string().describe("Short, for the trail and the window title."),
  headline: z
    .string()
    .nullable()
    .describe(
      'The `h1` where a report names the cause: "Your mailbox is full, so our message was turned away"; the question follows it. `null` elsewhere.',
    ),
  question: z.string().describe("The `h1` otherwise, in the person's words."),
  body: z.string().describe("Markdown without directives or placeholders."),
  drawing: z
    .enum(drawings)
    .nullable()
    .describe("The picture that the pages draw beside the steps of a check; the text says the same. `null`: none."),
  checked: z
    .array(z.object({ text: z.string(), source: z.string().nullable() }))
    .describe("When the steps for a product that stand in the body were last looked up, in words, and where."),
  why: z.string().nullable().describe("One line: why this step comes now. `null` where nothing is to be said."),
  figures: z
    .object({
      likelihood: z.number().describe("0 to 1."),
      effort: z.number().describe("Seconds."),
      score: z.number().describe("Likelihood per second."),
      table: z.number().int().describe("Version of the numbers."),
    })
    .nullable()
    .describe("What the plan reckons with at a check; `null` elsewhere."),
  answers: z.array(answerViewSchema),
  tried: z
    .array(z.object({ key: z.string(), value: z.string(), title: z.string(), ticked: z.boolean() }))
    .describe(
      "On the opening page: what may have been tried already, to be ticked; each `value` is an answer to the check.",
    ),
  letters: z
    .array(z.object({ id: z.string(), title: z.string(), href: z.string() }))
    .describe("Ready words for others who must act here, each on a page of its own."),
  typed: z
    .enum(["mail-domain", "phone-number"])
    .nullable()
    .describe("Something a person may type here to be helped; it is read in the browser and never sent."),
});
export type Step = z.infer<typeof stepSchema>;

const trailEntrySchema = z.object({
  key: z.string(),
  value: z.string(),
  title: z.string(),
  answer: z.string(),
  effect: z.enum(effects),
  href: z.string().describe("Path that asks this step again; later answers stay."),
});
export type TrailEntry = z.infer<typeof trailEntrySchema>;

const factEntrySchema = z.object({
  key: z.string(),
  value: z.string(),
  name: z.string().describe('"Mailbox"'),
  label: z.string().describe('"Gmail"'),
  href: z.string().describe("Asks again, or the step without this fact."),
});
export type FactEntry = z.infer<typeof factEntrySchema>;

const factChoiceSchema = z.object({
  key: z.string(),
  name: z.string(),
  typed: z
    .boolean()
    .describe("The field of the page finds it by itself: the choice is for those who cannot use the field."),
  options: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      current: z.boolean(),
      rare: z.boolean().describe("Few readers of this language have it: these come last."),
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
  body: z.string().describe("Markdown."),
  concerns: z.string().nullable().describe("Countries and phone companies, as a list for people; `null`: everyone."),
  language: z.string().describe("Language of title and body."),
});
export type IncidentView = z.infer<typeof incidentViewSchema>;

/** One page of the wizard as data: what `GET /api/v1/step` replies and what the pages render. All text is in the asked language, policy values filled in. */
export const stepViewSchema = z.object({
  locale: z.string(),
  channel: z.enum(channels).nullable().describe("`null` only while the channel question is open."),
  step: stepSchema,
  trail: z.array(trailEntrySchema).describe("What was answered so far, in plan order."),
  facts: z.array(factEntrySchema).describe("What is known about the situation."),
  choices: z.array(factChoiceSchema).describe("Facts that change only the wording of this step, offered as tabs."),
  left: z
    .object({
      pages: z.number().int().nonnegative().describe("After this one, rounded."),
      seconds: z.number().int().positive().describe("With this one, in whole minutes."),
      text: z.string().describe('"About 3 more, 2 minutes"'),
    })
    .nullable()
    .describe(
      "How much is expected until the person is in, or at a person; `null` where that is not known, or nothing is left.",
    ),
  getIn: z.string().nullable().describe("Path of the page with the best of what is open; `null` where nothing is."),
  stuck: z
    .enum(["cannot", "others"])
    .nullable()
    .describe(
      "Why other ways in lead the page: the last two things asked for could not be done (`cannot`), or only others can act (`others`). `null`: they do not.",
    ),
  remaining: z.number().int().nonnegative().describe("Checks still open after this one."),
  incidents: z.array(incidentViewSchema).describe("Trouble that many people have right now, for a banner."),
  notices: z.array(z.string()).describe("Sentences about what was left out of the address, for people."),
  canonical: z.string().describe("The one address of this step, e.g. `/en/email/spam-folder/provider.gmail`."),
  support: z
    .object({
      noted: z
        .array(
          z.object({ key: z.string(), kind: z.enum(["said", "first", "tried"]), text: z.string(), href: z.string() }),
        )
        .describe(
          "What was noted: said by the customer, to be looked at first, or tried already. `href` leads on without it.",
        ),
      start: z.string().nullable().describe("Path of the opening page with all of it kept; `null` where this is it."),
    })
    .nullable()
    .describe("On the first page of a link that a support agent made; `null` elsewhere."),
  summary: z.string().nullable().describe("What was tried, as text to copy to a human; only on `help`."),
});
export type StepView = z.infer<typeof stepViewSchema>;
