import { applies } from "#machines/plan/applies.ts";
import type { Content } from "#machines/content/content.ts";
import { type Journey, withAnswer, withFact } from "#machines/wizard/journey.ts";
import type { Position } from "#machines/wizard/position.ts";
import { replay, stepId } from "#machines/wizard/replay.ts";
import type { Case } from "./case.ts";

/**
 * The pages a person reads up to the one that settles the case, that one included: questions, checks and trials. Questions are
 * answered with the truth, every other check with "not it" unless the case says otherwise, a trial with "nothing came".
 * `null` when the journey ends before.
 */
export function walk(content: Content, person: Case): string[] | null {
  const met: string[] = [];
  let journey = startOf(person);
  for (;;) {
    const position = replay(content, person.channel, journey);
    if (position.kind === "solved" || position.kind === "help") return null;
    const step = stepId(position);
    met.push(step);
    if (step === person.settles) return met;
    journey = passOn(content, person, journey, position);
  }
}

/** Ids of all checks that apply to this person, in the order of their files: alphabetical. */
export function applicableChecks(content: Content, person: Case): string[] {
  return [...content.checks.values()]
    .filter((check) => applies(check, person.channel, person.facts))
    .map(({ id }) => id)
    .sort();
}

// Whether a code came is chosen on the start page; everything else is asked on the way.
function startOf({ facts }: Case): Journey {
  return { facts: new Map([...facts].filter(([fact]) => fact === "symptom")), answers: new Map() };
}

function passOn(content: Content, person: Case, journey: Journey, position: Position): Journey {
  if (position.kind === "question") {
    const values = content.facts.get(position.fact)?.values.map(({ id }) => id) ?? [];
    const unsure = values.find((id) => id === "not-sure") ?? values.at(-1) ?? "";
    return withFact(journey, position.fact, person.facts.get(position.fact) ?? unsure);
  }
  if (position.kind === "check")
    return withAnswer(journey, position.check.id, person.answers.get(position.check.id) ?? "already-tried");
  return withAnswer(journey, stepId(position), "no");
}
