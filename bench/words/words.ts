import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { cutPersonal } from "#machines/input/cut-personal.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import type { WordIndex } from "#machines/own-words/word-index.ts";
import { type Channel, channels } from "#machines/words.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { joinCases } from "../coverage/case.ts";
import { confusions } from "./confusion.ts";

// `npm run bench:words`: how often own words lead to the right check. (a) Five-fold over the phrases of each language: learned from four fifths, tried on
// the rest. (b) The complaints of bench/*.json, which no phrase was taken from. `--confusions` prints which checks are taken for which.
const { content, problems } = parseContent(await readContentFolder(process.env.CONTENT_DIR || "content"));
if (!content) throw new Error(problems.map(formatProblem).join("\n"));
const showsConfusions = process.argv.includes("--confusions");
const folds = 5;
const confusionsShown = 40;

interface Trial {
  text: string;
  check: string;
  channel: Channel;
  /** Chosen on the start page, so it is known whenever something is typed. */
  symptom: string | undefined;
}

const indexes = new Map<string, WordIndex>();
for (const locale of content.settings.locales) {
  const start = performance.now();
  const index = learnWords(content, locale);
  const milliseconds = Math.round(performance.now() - start);
  indexes.set(locale, index);
  const phrases = [...content.checks.values()].reduce((sum, { says }) => sum + (says.get(locale)?.length ?? 0), 0);
  const bytes = gzipSync(JSON.stringify(index)).length;
  console.log(`${locale}: ${phrases} phrases, learned in ${milliseconds} ms, index ${bytes} bytes gzip`);
}

console.log("\nfirst / in three / in five, %");
for (const locale of content.settings.locales) {
  const results = Array.from({ length: folds }, (_, fold) => tryFold(locale, fold)).flat();
  if (results.length > 0) print(`phrases ${locale}, five-fold`, results);
}
for (const name of ["cases", "invented"]) {
  const trials = await complaints(name);
  const index = indexes.get("en");
  if (!index) break;
  const results = trials.map((trial) => ({ ...trial, found: found(index, trial) }));
  print(name, results);
  for (const channel of channels)
    print(
      `  ${channel}`,
      results.filter((result) => result.channel === channel),
    );
  if (showsConfusions) for (const line of confusions(results, confusionsShown)) console.log(`    ${line}`);
}

function tryFold(locale: string, fold: number) {
  const known = content;
  if (!known) return [];
  const trials: Trial[] = [];
  const index = learnWords(known, locale, (check) =>
    (check.says.get(locale) ?? []).filter((text, place) => {
      if (place % folds !== fold) return true;
      for (const channel of check.channels.slice(0, 1))
        trials.push({ text, check: check.id, channel, symptom: check.when.must.symptom?.[0] });
      return false;
    }),
  );
  return trials.map((trial) => ({ ...trial, found: found(index, trial) }));
}

async function complaints(name: string): Promise<Trial[]> {
  if (!content) return [];
  const [cases, map] = await Promise.all([
    readFile(`bench/${name}.json`, "utf8"),
    readFile(`bench/${name}.map.yaml`, "utf8"),
  ]);
  return joinCases(content, cases, map).mapped.map(({ complaint, settles, channel, facts }) => ({
    text: complaint,
    check: settles,
    channel,
    symptom: facts.get("symptom"),
  }));
}

function found(index: WordIndex, { text, channel, symptom = "nothing-came" }: Trial): string[] {
  const facts = new Map([["symptom", symptom]]);
  return matchWords([index], cutPersonal(text).text, { channel, facts }).matches.map(({ check }) => check);
}

function print(what: string, results: readonly (Trial & { found: string[] })[]): void {
  const share = (most: number) => {
    const right = results.filter(({ check, found: ids }) => ids.slice(0, most).includes(check)).length;
    return ((100 * right) / Math.max(results.length, 1)).toFixed(1);
  };
  console.log(`${what.padEnd(24)} ${share(1)} / ${share(3)} / ${share(5)}  of ${results.length}`);
}
