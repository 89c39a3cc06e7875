import { z } from "zod";
import type { Model } from "#machines/plan/model/model.ts";

/** A model that was read, with what was passed over in it; or what is wrong, each with its place in the file. */
export type ModelFile = { model: Model; notes: string[] } | { problems: string[] };

/** Reads a model in the format of docs/plan.md. Never throws for what stands in the text. */
export function readModelFile(text: string): ModelFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problems: [`the file: is not JSON (${error instanceof Error ? error.message : String(error)})`] };
  }
  const { data, error } = fileSchema.safeParse(json);
  if (!data)
    return { problems: error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`) };
  const problems = crossCheck(data);
  if (problems.length > 0) return { problems };
  const model: Model = {
    causes: data.causes,
    actions: data.actions,
    questions: new Map([...data.questions].map(([id, { cost, answers }]) => [id, { cost, values: answers }])),
    places: data.places,
    trialCost: data.trialCost,
    help: data.help,
  };
  return { model, notes: unknownKeys(json) };
}

const cost = z.number({ error: "must be a number, 0 or more" }).min(0, "must be 0 or more");
const share = z.number({ error: "must be a number, 0 or more" }).min(0, "must be 0 or more");
const chance = share.max(1, "must be between 0 and 1");
const causeId = z.string();

const actionSchema = z.object({
  cost,
  place: z
    .string()
    .nullish()
    .transform((place) => place ?? null),
  needsTrial: z.boolean({ error: "must be true or false" }).default(false),
  fixes: keyed(chance).default(new Map()),
});
const questionSchema = z.object({
  cost,
  answers: keyed(keyed(share)).refine((answers) => answers.size > 0, "needs at least one answer"),
});
const fileSchema = z.object(
  {
    causes: keyed(share)
      .refine((causes) => causes.size > 0, "needs at least one cause")
      .refine((causes) => [...causes.values()].some((probability) => probability > 0), "needs one that is possible"),
    actions: keyed(actionSchema).default(new Map()),
    questions: keyed(questionSchema).default(new Map()),
    places: keyed(cost).default(new Map()),
    trialCost: cost.default(0),
    help: z
      .object({ cost })
      .nullish()
      .transform((help) => help ?? null),
  },
  { error: "must be an object with causes, actions, questions, places, trialCost and help" },
);

function keyed<Value extends z.ZodType>(value: Value) {
  return z
    .record(causeId, value, { error: "must be an object, with an id for each entry" })
    .transform((entries) => new Map(Object.entries(entries)));
}

/** What one part of the file names must stand in another. */
function crossCheck({ causes, actions, questions, places }: z.output<typeof fileSchema>): string[] {
  const unknownCause = (at: string, named: ReadonlyMap<string, unknown>) =>
    [...named.keys()].filter((id) => !causes.has(id)).map((id) => `${at}.${id}: there is no cause "${id}"`);
  return [
    ...[...actions].flatMap(([id, { fixes, place }]) => [
      ...unknownCause(`actions.${id}.fixes`, fixes),
      ...(place === null || places.has(place)
        ? []
        : [`actions.${id}.place: there is no place "${place}" under places`]),
    ]),
    ...[...questions].flatMap(([id, { answers }]) =>
      [...answers].flatMap(([answer, given]) => unknownCause(`questions.${id}.answers.${answer}`, given)),
    ),
  ];
}

/** A misspelt key would change the result in silence. */
function unknownKeys(json: unknown): string[] {
  const strict = z.strictObject({
    ...fileSchema.shape,
    actions: z.record(z.string(), z.strictObject(actionSchema.shape)).optional(),
    questions: z.record(z.string(), z.strictObject(questionSchema.shape)).optional(),
  });
  const issues = strict.safeParse(json).error?.issues ?? [];
  return issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `${[...issue.path, key].join(".")}: is not known, and was passed over`)
      : [],
  );
}
