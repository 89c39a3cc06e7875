import { parseArgs } from "node:util";
import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { cutPersonal } from "#machines/input/cut-personal.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { contentModel } from "#machines/plan/content-model.ts";
import { likelihoodTable } from "#machines/plan/likelihood.ts";
import type { PlanEntry } from "#machines/plan/plan-entry.ts";
import { type Pair, readJourney } from "#machines/wizard/journey.ts";
import { stepId } from "#machines/wizard/position.ts";
import { enterWizard } from "#machines/wizard/wizard.ts";
import { channels } from "#machines/words.ts";
import { readContentFolder } from "./content-folder.ts";

// `npm run plan -- --channel sms --fact country=IN --fact sign=no-texts-come --says "new sim"`: the order of the content for what is known, with its figures,
// and the checks that somebody's own words lead to.
const values = given();
const { content, problems } = parseContent(await readContentFolder(process.env.CONTENT_DIR || "content"));
if (!content) throw new Error(problems.map(formatProblem).join("\n"));
const channel = channels.find((one) => one === values.channel);
if (!channel) fail(`--channel must be one of ${channels.join(", ")}.`);
const { journey, notices } = readJourney(
  content,
  channel,
  values.fact.map((one) => pairOf(content, one)),
);
const [junk] = notices;
if (junk) fail(`"${junk.key}" is not a fact with this value here; write --fact other-mail=nothing.`);

if (values.says !== undefined) {
  const [source = "en"] = content.settings.locales;
  const text = cutPersonal(values.says).text;
  const found = matchWords([learnWords(content, source)], text, { channel, facts: journey.facts });
  console.log(`\nWhat these words may mean (${found.channel}):`);
  for (const { check, score } of found.matches) console.log(`  ${check.padEnd(24)} ${score.toFixed(3)}`);
}

const { plan, journey: known } = enterWizard(content, channel, journey);
const model = contentModel(content, channel, known.facts, new Set());
const total = [...model.causes.values()].reduce((sum, weight) => sum + weight, 0);
console.log(`\nPlan for ${channel}, table version ${likelihoodTable.version}; effort in seconds, reading included:\n`);
console.log(`${"".padEnd(30)}${"likelihood".padStart(11)}${"effort".padStart(8)}${"score".padStart(8)}  why`);
for (const entry of plan) console.log(line(entry));

function line(entry: PlanEntry): string {
  const name = stepId(entry).padEnd(30);
  if (entry.kind === "trial") return `${name}${"a new code, where something was changed".padStart(45)}`;
  if (entry.kind === "hand-over") return `${name}${"a person takes over; the rest for whoever goes on".padStart(51)}`;
  if (entry.kind === "question") return `${name}  asks: ${entry.offered?.join(", ") ?? "one fact"}`;
  const likelihood = (model.causes.get(entry.check.id) ?? 0) / total;
  const effort = model.actions.get(entry.check.id)?.cost ?? 0;
  const figures = [`${(likelihood * 100).toFixed(1)} %`, String(effort), ((likelihood / effort) * 10_000).toFixed(1)];
  return `${name}${figures.map((figure, at) => figure.padStart(at === 0 ? 11 : 8)).join("")}  ${entry.reason}`;
}

function given() {
  try {
    return parseArgs({
      options: {
        channel: { type: "string", default: "email" },
        fact: { type: "string", multiple: true, default: [] },
        says: { type: "string" },
      },
    }).values;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return fail(cause.message);
  }
}

/** `country=IN` as well as `country=india`. */
function pairOf({ facts }: Content, text: string): Pair {
  const [key = "", value = ""] = text.split("=");
  const region = facts.get(key)?.values.find(({ regions }) => regions.includes(value));
  return [key, region?.id ?? value];
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
