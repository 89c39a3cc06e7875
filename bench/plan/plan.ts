import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { contentModel } from "#machines/plan/content-model.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { compare } from "./compare.ts";
import { readModelFile } from "./model-file.ts";
import { published } from "./published.ts";
import { shapes } from "./random-model.ts";
import { formatCosts, formatOverCosts, overCosts, table } from "./report.ts";
import { times } from "./time.ts";

// `npm run bench:plan`: what the plan costs, next to the optimum and to simple rules. `-- --model FILE` compares for a model of one's own
// and prints JSON; the format is in docs/plan.md. Bad input: what is wrong on stderr, exit code 2.
const { values } = parseArgs({
  options: {
    model: { type: "string" },
    models: { type: "string", default: "48" },
    seed: { type: "string", default: "1" },
  },
});
if (values.model === undefined) await everything(Number(values.models), Number(values.seed));
else await one(values.model);

async function one(file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    console.error(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
    return null;
  });
  const read = text === null ? { problems: [] } : readModelFile(text);
  if ("problems" in read) {
    for (const problem of read.problems) console.error(`${file}: ${problem}`);
    process.exitCode = 2;
    return;
  }
  for (const note of read.notes) console.error(`${file}: ${note}`);
  console.log(JSON.stringify(compare(read.model), null, 2));
}

async function everything(models: number, seed: number): Promise<void> {
  console.log(
    `Random models, ${models} of each shape, seed ${seed}: expected cost above the optimum, on average; "worst" is ours.\n`,
  );
  const rows = shapes.map((shape) => overCosts(shape, models, [2, 4], seed));
  const inTurn = [0, 1, 2].flatMap((factor) => rows.flatMap((ofShape) => ofShape[factor] ?? []));
  console.log(`${formatOverCosts(inTurn)}\n`);
  console.log("Published examples: expected cost.\n");
  console.log(`${formatCosts(published)}\n`);
  console.log("Our content: expected seconds of people drawn from its likelihoods.\n");
  console.log(`${formatCosts(contentModels(await content()))}\n`);
  console.log("Planning, in milliseconds of the processor.\n");
  const lines = [10, 50, 200, 1000]
    .map(times)
    .map(({ actions, firstPlan, perStep, journey }) => [
      String(actions),
      ...[firstPlan, perStep, journey].map((time) => time.toFixed(3)),
    ]);
  console.log(table([["actions", "first plan", "per step", "whole journey"], ...lines]));
}

async function content(): Promise<Content> {
  const { content, problems } = parseContent(await readContentFolder(process.env.CONTENT_DIR || "content"));
  if (!content) throw new Error(problems.map(formatProblem).join("\n"));
  return content;
}

function contentModels(content: Content) {
  const model = (channel: "email" | "sms" | "authenticator", symptom: string) => ({
    name: `${channel}, ${symptom}`,
    model: contentModel(content, channel, new Map([["symptom", symptom]]), new Set()),
  });
  return [
    model("email", "nothing-came"),
    model("email", "refused"),
    model("sms", "nothing-came"),
    model("sms", "refused"),
    model("authenticator", "refused"),
  ];
}
