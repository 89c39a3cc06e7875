import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { cutPersonal } from "#machines/input/cut-personal.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { figuresOf } from "#machines/plan/figures.ts";
import { likelihoodTable } from "#machines/plan/likelihood.ts";
import type { PlanEntry } from "#machines/plan/plan-entry.ts";
import { type Journey, readJourney } from "#machines/wizard/journey.ts";
import type { Pair } from "#machines/wizard/pair.ts";
import { stepId } from "#machines/wizard/position.ts";
import { enterWizard } from "#machines/wizard/wizard.ts";
import { type Channel, channels } from "#machines/words.ts";
import { fail, readCommandLine } from "../command-line.ts";
import { readContentFolder } from "./content-folder.ts";

// `npm run plan -- --channel sms --fact country=IN --fact sign=no-texts-come --says "new sim"`: the order of the content for what is known, with its figures,
// and the checks that somebody's own words lead to.
const { values } = readCommandLine({
  options: {
    channel: { type: "string", default: "email" },
    fact: { type: "string", multiple: true, default: [] },
    says: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const { content, problems } = parseContent(await readContentFolder(process.env.CONTENT_DIR || "content"));
if (!content) fail(problems.map(formatProblem).join("\n"));
const channel = channels.find((one) => one === values.channel);
if (!channel) fail(`--channel must be one of ${channels.join(", ")}.`);
const { journey, notices } = readJourney(
  content,
  channel,
  values.fact.map((one) => pairOf(content, one)),
);
const [junk] = notices;
if (junk) fail(`"${junk.key}" is not a fact with this value here; write --fact other-mail=nothing.`);

const meant = values.says === undefined ? null : meaningOf(content, channel, values.says, journey);
const { plan } = enterWizard(content, channel, journey);
if (values.json) console.log(JSON.stringify({ channel, meant, plan: plan.map(asData) }, null, 2));
else print();

function print() {
  const words = meant?.matches.map(({ check, score }) => `  ${check.padEnd(24)} ${score.toFixed(3)}`) ?? [];
  const lines = [
    ...(meant ? [`\nWhat these words may mean (${meant.channel}):`, ...words] : []),
    `\nPlan for ${channel}, table version ${likelihoodTable.version}; effort in seconds, reading included:\n`,
    `${"".padEnd(30)}${"likelihood".padStart(11)}${"effort".padStart(8)}${"score".padStart(8)}  why`,
    ...plan.map(line),
  ];
  console.log(lines.join("\n"));
}

function line(entry: PlanEntry): string {
  const name = stepId(entry).padEnd(30);
  if (entry.kind === "trial") return `${name}${"a new code, where something was changed".padStart(45)}`;
  if (entry.kind === "hand-over") return `${name}${"a person takes over; the rest for whoever goes on".padStart(51)}`;
  if (entry.kind === "question") return `${name}  asks: ${entry.offered?.join(", ") ?? "one fact"}`;
  const { likelihood, effort, score } = figuresOf(entry);
  const figures = [`${(likelihood * 100).toFixed(1)} %`, String(effort), (score * 10_000).toFixed(1)];
  return `${name}${figures.map((figure, at) => figure.padStart(at === 0 ? 11 : 8)).join("")}  ${entry.reason}`;
}

function asData(entry: PlanEntry) {
  const named = { kind: entry.kind, step: stepId(entry) };
  if (entry.kind === "check") return { ...named, why: entry.reason, ...figuresOf(entry) };
  return entry.kind === "question" ? { ...named, offered: entry.offered } : named;
}

/** The checks that somebody's own words lead to. */
function meaningOf(content: Content, channel: Channel, says: string, { facts }: Journey) {
  const [source = "en"] = content.settings.locales;
  const { text } = cutPersonal(says);
  return matchWords([learnWords(content, source)], text, { channel, facts });
}

/** `country=IN` as well as `country=india`. */
function pairOf({ facts }: Content, text: string): Pair {
  const [key = "", value = ""] = text.split("=");
  const region = facts.get(key)?.values.find(({ regions }) => regions.includes(value));
  return [key, region?.id ?? value];
}
