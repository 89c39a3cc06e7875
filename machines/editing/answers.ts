import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { Problem } from "../content/problem.ts";
import type { YamlSource } from "../content/yaml/yaml-source.ts";

const mostLarge = 3;
const mostWords = 8;
const asksYesOrNo = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b/i;
// Whoever reads these and is not in cannot say them.
const saysIn = /\b(?:(?:am|got) in|(?:let|lets) me in|signed in|works|worked)\b/i;
const saysNot = /\b(?:not|no longer|never|none|nothing)\b|n['’]t\b/i;
// Whoever says this has not ruled anything out.
const leavesOpen =
  /\b(?:maybe|perhaps|unsure|not sure|(?:and|still|it) waits?|i (?:asked|told|reported))\b|can['’]t tell/i;

/**
 * Advice on questions and answers, for English sources: anybody can give one truthfully, nobody is taken for signed in who is not, and they are
 * few and short. `sourceOf` tells where something stands in a file.
 */
export function adviseAnswers(content: Content, sourceOf: (file: string) => YamlSource): Problem[] {
  const [source = "en"] = content.settings.locales;
  if (source !== "en") return [];
  const questions = [...content.facts].flatMap(([id, { ask, values }]) =>
    ask === "step" && !values.some((value) => value.id === "not-sure")
      ? [
          {
            file: "facts.yaml",
            path: [id, "values"],
            message: `nobody may be unsure about ${id}; add the value "not-sure"`,
          },
        ]
      : [],
  );
  const checks = [...content.checks.values()].flatMap((check) => {
    const file = `checks/${check.id}/${source}.md`;
    const faults = faultsOf(check.texts.get(source)?.question ?? "", answersOf(check, source));
    return faults.map((fault) => ({ file, ...fault }));
  });
  return [...questions, ...checks].map(({ file, path, message }) => ({
    file,
    ...sourceOf(file).at(path),
    message,
    severity: "warning",
  }));
}

interface Answer {
  label: string;
  effect: Check["answers"][number]["effect"];
  /** Where it stands among the answers of the file. */
  index: number;
}

interface Fault {
  path: PropertyKey[];
  message: string;
}

/** The answers that the editor wrote, which the common ones follow. */
function answersOf({ answers, texts }: Check, source: string): Answer[] {
  const labels = texts.get(source)?.labels;
  return answers.flatMap(({ id, effect }, index) => {
    const label = labels?.get(id);
    return label === undefined ? [] : [{ label, effect, index }];
  });
}

function faultsOf(question: string, answers: readonly Answer[]): Fault[] {
  const faults: Fault[] = [];
  const report = (path: PropertyKey[], message: string) => faults.push({ path, message });
  if (!answers.some(({ effect }) => effect === "not-it"))
    report(["answers"], 'nobody can say that it is something else; add an answer with the effect "not-it"');

  for (const word of asksYesOrNo.test(question) ? ["Yes", "No"] : [])
    if (!answers.some(({ label }) => new RegExp(`^${word}\\b`).test(label)))
      report(["answers"], `“${question}” can be answered ${word.toLowerCase()}; begin an answer with “${word}”`);
  for (const { label, effect, index } of answers) {
    const path = ["answers", index, "label"];
    if (effect === "solved" && (!saysIn.test(label) || saysNot.test(label)))
      report(
        path,
        `“${label}” ends in Solved; say that the person is in: “Yes, and I am in”, “Yes, and the code works”`,
      );
    if (effect === "not-it" && leavesOpen.test(label))
      report(
        path,
        `“${label}” leaves the cause standing; its effect is "maybe", or "known-cause" where others must act`,
      );
    if (effect === "cannot")
      report(
        path,
        `everybody may say that they cannot; “${label}” says more: its effect is "known-cause", or "maybe" where that is not sure`,
      );
    const words = label.split(/\s+/).length;
    if (words > mostWords) report(path, `an answer of ${words} words; ${mostWords} at most: “${label}”`);
  }
  const large = answers.filter(({ effect }) => !["cannot", "already-tried", "known-cause", "maybe"].includes(effect));
  if (large.length > mostLarge)
    report(
      ["answers", large[mostLarge]?.index ?? 0, "id"],
      `${large.length} large answers; ${mostLarge} at most: put two of them into one`,
    );
  return faults;
}
