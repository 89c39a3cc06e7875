import type { z } from "zod";
import { type Channel, channels, idPattern, likelihoods, wantsCode } from "../../words.ts";
import { conditionFaults } from "../body/condition-faults.ts";
import { webLinkFault } from "../body/link.ts";
import type { Vocabulary } from "../body/parse-body.ts";
import { type Check, checkSchema } from "../check.ts";
import type { Problem } from "../problem.ts";
import { suggestion, type YamlSource } from "../yaml/yaml-source.ts";
import { parseMarkdown } from "./front-matter.ts";
import { parseCheckText } from "./parse-check-text.ts";
import { missingProblems, sourceStamp } from "./translation.ts";

type CheckData = z.output<typeof checkSchema>;

/** Reads the files of one check, one per language. `null` when the source file is unusable; every fault goes to `problems`. */
export function parseCheckFolder(
  id: string,
  texts: ReadonlyMap<string, string>,
  locales: readonly string[],
  vocabulary: Vocabulary,
  problems: Problem[],
): Check | null {
  const [sourceLocale = "en"] = locales;
  const file = `checks/${id}/${sourceLocale}.md`;
  const report = (message: string, at = { line: 1, column: 1 }, where = file) =>
    problems.push({ file: where, ...at, message, severity: "error" });

  if (!idPattern.test(id)) report(`"${id}" cannot be an id; use only a-z, 0-9 and - for the folder name`);
  const text = texts.get(sourceLocale);
  if (text === undefined) {
    report("the file is missing; every check is written in the first language of settings.yaml");
    return null;
  }
  const read = parseMarkdown(file, text, checkSchema, vocabulary);
  problems.push(...read.problems);
  if (!read.data) return null;
  const { data, source } = read;

  const { when, "very-common-with": veryCommonWith } = data;
  const facts = new Map([...vocabulary.facts].filter(([fact]) => fact !== "channel"));
  for (const [path, conditions] of [
    [["when"], when.must],
    [["when", "not"], when.not],
    [["very-common-with"], veryCommonWith],
  ] as const)
    for (const { message, fact, index } of conditionFaults(Object.entries(conditions), facts))
      if (fact === "channel")
        report('"channel" is not a condition; write the channels under channels:', source.atKey([...path, fact]));
      else report(message, index === undefined ? source.atKey([...path, fact]) : source.at([...path, fact, index]));
  likelihoodFaults(data, source, report);
  for (const [index, entry] of data.sources.entries()) {
    const fault = /^[0-9]{3}$/.test(entry) ? null : webLinkFault(entry);
    if (fault) report(fault, source.at(["sources", index]));
  }
  const { evidence } = vocabulary;
  for (const key of ["raised-by", "ruled-out-by"] as const) {
    for (const [index, word] of data[key].entries()) {
      if (!evidence.has(word))
        report(`unknown evidence "${word}"${suggestion(word, [...evidence.keys()])}`, source.at([key, index]));
    }
  }
  const valuesOf = (words: readonly string[]) => [...new Set(words.flatMap((word) => evidence.get(word) ?? []))];
  const raisedBy = valuesOf(data["raised-by"]);
  for (const [index, sign] of data.signs.entries()) {
    if (!vocabulary.signs.includes(sign))
      report(`unknown sign "${sign}"${suggestion(sign, vocabulary.signs)}`, source.at(["signs", index]));
  }
  const answerIds = data.answers.map((answer) => answer.id);
  for (const [index, answer] of answerIds.entries()) {
    if (answerIds.indexOf(answer) !== index)
      report(`the answer id "${answer}" is used twice`, source.at(["answers", index, "id"]));
  }
  if (!data.answers.some((answer) => answer.effect === "not-it" || wantsCode(answer.effect))) {
    report('no answer leads on; add one with the effect "not-it"', source.at(["answers"]));
  }

  const check: Check = {
    id,
    channels: data.channels,
    place: data.place,
    likelihood: likelihoodPerChannel(data),
    effort: data.effort,
    when,
    veryCommonWith,
    raisedBy,
    // A word for many values rules out by those only that do not speak for the check.
    ruledOutBy: valuesOf(data["ruled-out-by"]).filter((value) => !raisedBy.includes(value)),
    signs: data.signs,
    answers: withCommonAnswers(data.answers),
    endsVisit: data.answers.some((answer) => answer.trial === "now"),
    typed: data.typed ?? null,
    letters: data.letters,
    sources: data.sources,
    reviewed: data.reviewed ?? null,
    aliases: data.aliases,
    says: new Map(),
    stamp: sourceStamp([data.title, data.question, ...data.answers.flatMap(({ id, label }) => [id, label])], read.text),
    texts: new Map([
      [
        sourceLocale,
        {
          title: data.title,
          question: data.question,
          labels: new Map(data.answers.map((answer) => [answer.id, answer.label])),
          body: read.body,
        },
      ],
    ]),
  };
  for (const [locale, translation] of texts) {
    if (locale !== sourceLocale) {
      const translated = parseCheckText(check, locale, translation, locales, vocabulary, problems);
      if (translated) check.texts.set(locale, translated);
    }
  }
  problems.push(...missingProblems(`checks/${id}`, (locale) => texts.has(locale), locales));
  return check;
}

/** Everybody may say "I already tried this" and "I can't do this": what a check words itself says why, and may not be true of all who cannot. */
function withCommonAnswers(
  own: readonly { id: string; effect: Check["answers"][number]["effect"] }[],
): Check["answers"] {
  const answers = own.map(({ id, effect }) => ({ id, effect }));
  for (const effect of ["already-tried", "cannot"] as const) {
    if (!answers.some(({ id }) => id === effect)) answers.push({ id: effect, effect });
  }
  return answers;
}

/** Each channel of a check has one likelihood, no other channel has any. */
function likelihoodFaults(
  { channels: own, likelihood }: CheckData,
  source: YamlSource,
  report: (message: string, at: { line: number; column: number }) => void,
): void {
  if (typeof likelihood === "string") return;
  for (const channel of channels) {
    const isOwn = own.includes(channel);
    if (likelihood[channel] && !isOwn)
      report(`likelihood: the check is not for ${channel}`, source.atKey(["likelihood", channel]));
    if (!likelihood[channel] && isOwn)
      report(`likelihood: ${channel} is missing; write one of ${likelihoods.join(", ")}`, source.at(["likelihood"]));
  }
}

function likelihoodPerChannel({ likelihood }: CheckData): Check["likelihood"] {
  const of = (channel: Channel) => (typeof likelihood === "string" ? likelihood : (likelihood[channel] ?? "rare"));
  return { email: of("email"), sms: of("sms"), authenticator: of("authenticator") };
}
