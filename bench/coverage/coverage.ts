import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { channels } from "#machines/words.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { confusions } from "../words/confusion.ts";
import { joinCases } from "./case.ts";
import { format, formatChannels, measure, reportChannel, type Walked } from "./report.ts";
import { applicableChecks, checksFor, walk } from "./walk.ts";

// `npm run bench:coverage`: walks the wizard as each person of a file of cases, and counts the pages until the one that settles it.
// --cases file.json, --map file.yaml, --json for tools, --each for the pages of every case. The content is CONTENT_DIR, or ./content.
const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "bench/cases.json" },
    map: { type: "string", default: "bench/cases.map.yaml" },
    json: { type: "boolean", default: false },
    each: { type: "boolean", default: false },
  },
});
const random = { seed: 1, rounds: 200 };
const slowestShown = 15;
const confusionsShown = 20;

const { content, problems } = parseContent(await readContentFolder(process.env.CONTENT_DIR || "content"));
if (!content) throw new Error(problems.map(formatProblem).join("\n"));
const { mapped, unsettled } = joinCases(
  content,
  await readFile(values.cases, "utf8"),
  await readFile(values.map, "utf8"),
);

const index = learnWords(content, content.settings.locales[0] ?? "en");
const walked: Walked[] = mapped.map((person) => {
  const way = walk(content, person, person.says ? index : null);
  return {
    id: person.id,
    channel: person.channel,
    complaint: person.complaint,
    settles: person.settles,
    steps: way?.steps ?? null,
    words: way?.words() ?? 0,
    applicable: applicableChecks(content, person),
  };
});
// The same people, as if nobody or everybody typed the complaint.
const summaries = [null, index].map((ownWords) => {
  const all = mapped.map((person) => walk(content, person, ownWords));
  const found = all.flatMap((one) => one ?? []);
  return {
    ownWords: ownWords !== null,
    pages: measure(found.map(({ steps }) => steps.length)),
    words: measure(found.map(({ words }) => words())),
  };
});
const uncovered = [
  ...unsettled.flatMap(({ id, complaint, reason }) => (reason === null ? [] : [{ id, complaint, reason }])),
  ...walked.flatMap(({ id, complaint, settles, steps }) =>
    steps ? [] : [{ id, complaint, reason: `the journey ends before "${settles}"` }],
  ),
];
const notMapped = unsettled.filter(({ reason }) => reason === null).map(({ id, complaint }) => ({ id, complaint }));
const reports = channels.map((channel) =>
  reportChannel(
    channel,
    walked.filter((one) => one.channel === channel),
    unsettled.filter((one) => one.channel === channel && one.reason !== null).length,
    random,
  ),
);
const all = reportChannel("all", walked, unsettled.filter(({ reason }) => reason !== null).length, random);
const slowest = walked
  .flatMap(({ id, channel, settles, steps }) => (steps ? [{ id, channel, settles, steps: steps.length }] : []))
  .sort((a, b) => b.steps - a.steps)
  .slice(0, slowestShown);

const confused = confusions(
  mapped.map((person) => ({ check: person.settles, found: checksFor(person, index) })),
  confusionsShown,
);

if (values.json) {
  const paths = walked.map(({ id, channel, settles, steps, words }) => ({ id, channel, settles, steps, words }));
  console.log(
    JSON.stringify(
      { channels: [...reports, all], summaries, uncovered, notMapped, slowest, confused, paths, random },
      null,
      2,
    ),
  );
} else {
  console.log(
    `Pages until the one that settles it, and words read before it: median / 90 % / worst. Random: ${random.rounds} orders, seed ${random.seed}.\n`,
  );
  console.log(formatChannels([...reports, all]));
  console.log("\nEverybody, as if");
  for (const { ownWords, pages, words } of summaries)
    console.log(
      `  ${ownWords ? "all typed the complaint" : "nobody typed anything  "}  pages ${format(pages)}, words ${format(words)}`,
    );
  list(
    "Not covered",
    uncovered.map(({ id, complaint, reason }) => `${id}  ${reason}\n      “${complaint}”`),
  );
  list(
    `The ${slowestShown} slowest`,
    slowest.map(({ id, channel, settles, steps }) => `${id}  ${steps}  ${channel}  ${settles}`),
  );
  if (values.each)
    list(
      "Each case, slowest first",
      walked
        .toSorted((a, b) => (b.steps?.length ?? 0) - (a.steps?.length ?? 0))
        .map(({ id, channel, settles, steps }) => `${id}  ${channel}  ${settles}  ${steps?.join(" ") ?? "never"}`),
    );
  list("Own words: these checks are not among three, and these are instead", confused);
  list(
    "Not mapped, and not counted above",
    notMapped.map(({ id, complaint }) => `${id}  ${complaint}`),
  );
}

function list(title: string, lines: string[]): void {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`);
}
