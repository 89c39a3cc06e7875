import nlp from "compromise";
import { fleschKincaid } from "flesch-kincaid";
import type { Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { syllable } from "syllable";
import { visit } from "unist-util-visit";
import type { Block } from "../content/body/block.ts";
import { fillPlaceholders } from "../content/body/placeholder.ts";
import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import { isAboutProduct } from "../content/fact.ts";
import type { Problem } from "../content/problem.ts";
import { planEntries } from "../plan/plan.ts";
import { hasEnded, isOld } from "./sources/age.ts";

// Verbs of screens that are nouns as well, which is what the tagger takes them for.
const knownVerbs = new Set(["click", "compare", "press", "reset", "scroll", "swipe", "tap"]);
const maxWords = 25;
const maxGrade = 8;
// A number with a unit of the policy: written by hand it is wrong after the next change of the settings.
const handNumber = /\b\d+ ?(?:seconds?|minutes?|hours?|digits?|-digit)\b/i;

/** Advice on the English source texts and on what is missing around them. `today` is `YYYY-MM`. */
export function adviseStyle(content: Content, today: string): Problem[] {
  const [source = "en"] = content.settings.locales;
  const mentioned = JSON.stringify(content.scenarios.map(({ given, expect }) => [given.answers, expect]));
  const advice: Problem[] = [];
  for (const check of content.checks.values()) {
    const file = `checks/${check.id}/${source}.md`;
    const add = (message: string, line = 1) => advice.push({ file, line, column: 1, message, severity: "warning" });
    const text = check.texts.get(source);
    if (text) adviseText(text.body.tree, (words) => fillPlaceholders(words, content.placeholders, source), add);
    for (const block of text?.body.blocks.values() ?? []) adviseReview(content, check, block, today, add);
    if (!isReachable(content, check)) add("no journey can reach this check; look at its conditions");
    if (!mentioned.includes(`"${check.id}"`))
      add("no scenario mentions this check; write a promise about it in scenarios/");
    if (check.reviewed && isOld(check.reviewed, today)) {
      add(`last reviewed ${check.reviewed}; look the product facts up again and write reviewed: ${today}`);
    }
    if (check.reviewed && check.reviewed > today) add(`reviewed: ${check.reviewed} is yet to come`);
  }
  for (const { id } of content.facts.get("evidence")?.values ?? []) {
    if (![...content.checks.values()].some((check) => check.raisedBy.includes(id))) {
      advice.push({
        file: "facts.yaml",
        line: 1,
        column: 1,
        message: `no check is raised by the evidence "${id}"`,
        severity: "warning",
      });
    }
  }
  return advice;
}

/** Steps for a product age: each block about one says when it was looked up, or its check does. */
function adviseReview(
  { facts }: Content,
  check: Check,
  { conditions, reviewed, until, line }: Block,
  today: string,
  add: (message: string, line?: number) => void,
): void {
  if (reviewed && isOld(reviewed, today))
    add(`these steps were last reviewed ${reviewed}; look them up again and write reviewed=${today}`, line);
  if (reviewed && reviewed > today) add(`reviewed=${reviewed} is yet to come`, line);
  if (until && hasEnded(until, today))
    add(`what these steps are about ended in ${until}; say what holds now and take until= away`, line);
  if (isAboutProduct(facts, conditions.keys()) && !reviewed && !check.reviewed)
    add(`say when these steps were last looked up: reviewed=${today}`, line);
}

/** The Flesch-Kincaid reading grade of a text: the school year that can read it. */
export function readingGrade(text: string): number {
  return gradeOf(sentencesOf(text));
}

function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllable(words.join(" ")) });
}

function adviseText(tree: Root, fill: (text: string) => string, add: (message: string, line?: number) => void): void {
  // A list item without a full stop is a sentence of its own all the same.
  const all: string[] = [];
  visit(tree, (node) => {
    if (node.type === "text" && handNumber.test(node.value)) {
      add(
        `“${handNumber.exec(node.value)?.[0]}” is typed by hand; if it is a policy value, write {{policy…}}`,
        node.position?.start.line,
      );
    }
    if (node.type === "list" && node.ordered) {
      for (const item of node.children) {
        const step = textOf(item.children[0]);
        if (!startsWithVerb(step))
          add(`a step begins with what to do: “${step.slice(0, 40)}…”`, item.position?.start.line);
      }
    }
    if (node.type !== "paragraph") return;
    const sentences = sentencesOf(fill(textOf(node)));
    all.push(...sentences);
    for (const sentence of sentences) {
      const count = wordsOf(sentence).length;
      if (count > maxWords)
        add(
          `a sentence of ${count} words; ${maxWords} at most: “${sentence.slice(0, 40)}…”`,
          node.position?.start.line,
        );
    }
  });
  const grade = gradeOf(all);
  if (grade > maxGrade)
    add(`reads like school year ${grade.toFixed(1)}; ${maxGrade} at most: shorter words and sentences`);
}

function startsWithVerb(text: string): boolean {
  // "Abroad? Open …" and "If …, open …" set the scene; the verb comes after it.
  const step = text
    .replace(/^[^.!?]*\?\s+/, "")
    .replace(/^(if|on|in|at|when|under|for|with|after|before|still|next|there)\b[^,:]*[,:]\s+/i, "");
  const [first = ""] = wordsOf(
    step.replace(/^(please|then|also|now|first|next|or|do not|don['’]t|never|always)\s+/i, ""),
  );
  // "Open" alone reads as an adjective; after "to" it can only be a verb.
  return knownVerbs.has(first.toLowerCase()) || nlp(`to ${first.toLowerCase()}`).terms().eq(1).has("#Verb");
}

function isReachable(content: Content, check: Check): boolean {
  const facts = new Map(Object.entries(check.when.must).map(([fact, [value = ""]]) => [fact, value]));
  return check.channels.some((channel) =>
    planEntries(content, channel, facts).some((entry) => entry.kind === "check" && entry.check === check),
  );
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => /\w/.test(sentence));
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}'’.@{}-]*[\p{L}\p{N}][\p{L}\p{N}'’@{}-]*/gu) ?? [];
}
