import type { Content } from "../content/content.ts";
import type { Problem } from "../content/problem.ts";
import type { Scenario } from "../content/scenario.ts";
import { suggestion } from "../content/yaml/yaml-source.ts";
import { readJourney } from "../wizard/journey.ts";
import { stepId } from "../wizard/position.ts";
import { answerStep, enterWizard, type Wizard } from "../wizard/wizard.ts";
import { noSign, signFacts } from "../words.ts";

/** Runs every promise of the editors; one problem, with the promise itself and what to do, for each that is broken. One about a draft waits, and says so as advice. */
export function runScenarios(content: Content): Problem[] {
  return content.scenarios.flatMap((scenario): Problem[] => {
    const { file, line, column, promise } = scenario;
    const draft = draftIn(content, scenario);
    if (draft !== undefined) {
      const message = `“${promise}” waits: "${draft}" is a draft. It is tried once draft: true is taken out there`;
      return [{ file, line, column, message, severity: "warning" }];
    }
    const fault = broken(content, scenario);
    if (!fault) return [];
    const hint = isAboutOrder(content, scenario) ? whatToDo : "";
    return [{ file, line, column, message: `broken promise: “${promise}”: ${fault}${hint}`, severity: "error" }];
  });
}

/** The first check the promise is about that is not live yet. */
function draftIn({ drafts }: Content, { given, expect }: Scenario): string | undefined {
  const pairs = Object.entries({ ...given.facts, ...given.answers }).flat();
  return [expect.next, expect.reaches, ...pairs].find((id) => id !== undefined && drafts.has(id));
}

/** Whether its words are all known, so that it is broken by what stands elsewhere. */
function isAboutOrder(content: Content, { expect }: Scenario): boolean {
  return [expect.next, expect.reaches].every((id) => !id || content.checks.has(id) || content.facts.has(id));
}

/** A check that is new, or likelier than before, moves others back. */
const whatToDo =
  ". If this began with an edit of another check: it now comes earlier. Lower its likelihood, raise its effort or narrow its when; `npm run plan` prints the order. If the new order is right, change the promise";

function broken(content: Content, { given, expect }: Scenario): string | null {
  const pairs = [...Object.entries(given.facts), ...Object.entries(given.answers)];
  const { journey, notices } = readJourney(content, given.channel, pairs);
  const [junk] = notices;
  if (junk) return `"${junk.key}" is not a fact or check with this answer here`;
  const isStep = (id: string) => content.checks.has(id) || content.facts.has(id) || id.startsWith("trial-");
  const unknown = [expect.next, expect.reaches].find((id) => id && !isStep(id));
  if (unknown) return `there is no check "${unknown}"${suggestion(unknown, [...content.checks.keys()])}`;

  const wizard = passSigns(enterWizard(content, given.channel, journey), expect.next);
  const step = stepId(wizard.position);
  if (expect.next && step !== expect.next) return `the next step is "${step}", not "${expect.next}"`;
  if (expect.ends && step !== expect.ends) return `the journey is at "${step}" and has not ended in "${expect.ends}"`;
  if (expect.reaches) {
    const met = walkOn(wizard);
    const place = met.indexOf(expect.reaches) + 1;
    if (place === 0) return `"${expect.reaches}" never comes up`;
    if (expect.within && place > expect.within)
      return `"${expect.reaches}" comes up as step ${place}, not within ${expect.within}`;
  }
  return null;
}

/** A promise without a sign is about somebody who found no fitting sentence, and counts from there. */
function passSigns(wizard: Wizard, expected: string | undefined): Wizard {
  const step = stepId(wizard.position);
  if (!signFacts.includes(step) || step === expected) return wizard;
  return passSigns(answerStep(wizard, step, noSign), expected);
}

/** The steps of a person for whom no check is ever the right one. */
function walkOn(start: Wizard): string[] {
  const met: string[] = [];
  for (let wizard = start; ; wizard = passOn(wizard)) {
    met.push(stepId(wizard.position));
    if (wizard.isOver) return met;
  }
}

/** Nothing helped, nothing is known: what such a person answers. */
function passOn(wizard: Wizard): Wizard {
  const { content, position } = wizard;
  const step = stepId(position);
  if (position.kind === "trial") return answerStep(wizard, step, "no");
  if (position.kind === "hand-over") return answerStep(wizard, step, "go-on");
  if (position.kind !== "question") return answerStep(wizard, step, "already-tried");
  const values = content.facts.get(step)?.values.map(({ id }) => id) ?? [];
  return answerStep(wizard, step, values.find((id) => id === "not-sure") ?? values.at(-1) ?? "");
}
