import type { Content } from "../content/content.ts";
import { suggestion } from "../content/parsing/yaml-source.ts";
import type { Problem } from "../content/problem.ts";
import type { Scenario } from "../content/scenario.ts";
import { type Journey, readJourney, withAnswer, withFact } from "../wizard/journey.ts";
import type { Position } from "../wizard/position.ts";
import { replay, stepId } from "../wizard/replay.ts";

/** Runs every promise of the editors; one problem, with the promise itself, for each that is broken. */
export function runScenarios(content: Content): Problem[] {
  return content.scenarios.flatMap((scenario) => {
    const fault = broken(content, scenario);
    if (!fault) return [];
    const { file, line, column } = scenario;
    return [{ file, line, column, message: `broken promise: “${scenario.promise}”: ${fault}`, severity: "error" }];
  });
}

function broken(content: Content, { given, expect }: Scenario): string | null {
  const pairs = [...Object.entries(given.facts), ...Object.entries(given.answers)];
  const { journey, notices } = readJourney(content, given.channel, pairs);
  const [junk] = notices;
  if (junk) return `"${junk.key}" is not a fact or check with this answer here`;
  const isStep = (id: string) => content.checks.has(id) || content.facts.has(id) || id.startsWith("trial-");
  const unknown = [expect.next, expect.reaches].find((id) => id && !isStep(id));
  if (unknown) return `there is no check "${unknown}"${suggestion(unknown, [...content.checks.keys()])}`;

  const step = stepId(replay(content, given.channel, journey));
  if (expect.next && step !== expect.next) return `the next step is "${step}", not "${expect.next}"`;
  if (expect.ends && step !== expect.ends)
    return `the journey stands at "${step}" and has not ended in "${expect.ends}"`;
  if (expect.reaches) {
    const met = walkOn(content, given.channel, journey);
    const place = met.indexOf(expect.reaches) + 1;
    if (place === 0) return `"${expect.reaches}" never comes up`;
    if (expect.within && place > expect.within)
      return `"${expect.reaches}" comes up as step ${place}, not within ${expect.within}`;
  }
  return null;
}

/** The steps a person meets for whom nothing is ever it. */
function walkOn(content: Content, channel: Scenario["given"]["channel"], start: Journey): string[] {
  const met: string[] = [];
  let journey = start;
  for (;;) {
    const position = replay(content, channel, journey);
    const step = stepId(position);
    met.push(step);
    if (position.kind === "solved" || position.kind === "help") return met;
    journey = passOn(content, journey, position, step);
  }
}

/** Nothing helped, nothing is known: what such a person answers. */
function passOn(content: Content, journey: Journey, position: Position, step: string): Journey {
  if (position.kind === "trial") return withAnswer(journey, step, "no");
  if (position.kind !== "question") return withAnswer(journey, step, "already-tried");
  const values = content.facts.get(step)?.values.map(({ id }) => id) ?? [];
  return withFact(journey, step, values.find((id) => id === "not-sure") ?? values.at(-1) ?? "");
}
