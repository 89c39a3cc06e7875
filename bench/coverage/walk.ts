import type { Content } from "#machines/content/content.ts";
import { cutPersonal } from "#machines/input/cut-personal.ts";
import { likelyChecks } from "#machines/own-words/likely-checks.ts";
import { matchWords, mostShown } from "#machines/own-words/match-words.ts";
import type { WordIndex } from "#machines/own-words/word-index.ts";
import { applies } from "#machines/plan/applies.ts";
import { hasOwnWords } from "#machines/plan/signs/likely-page.ts";
import type { Journey } from "#machines/wizard/journey.ts";
import { stepId } from "#machines/wizard/position.ts";
import { sayWords } from "#machines/wizard/say.ts";
import { answerStep, enterWizard, type Wizard } from "#machines/wizard/wizard.ts";
import { noSign, refused, signFact, symptomFact } from "#machines/words.ts";
import type { Case } from "./case.ts";
import { wordsOn } from "./words.ts";

/** The pages up to the settling one, that one included. */
export interface Walk {
  steps: string[];
  /** The words on those before it, counted when they are asked for. */
  words(): number;
}

/** What the field for own words takes: the index of the language that the complaints are in. */
export type OwnWords = WordIndex | null;

/**
 * The pages a person reads up to the one that settles the case, that one included: questions, checks and trials. Questions are
 * answered with the truth, every other check with "not it" unless the case says otherwise, a trial with the symptom of the case.
 * With `ownWords` the person types the complaint on the opening page and taps the settling check when it is among the sentences shown, there or on the pages behind
 * "none of these"; without, a fitting sign is tapped, else "none of these". `start`: what they arrive with. `null` when the journey ends before that.
 */
export function walk(
  content: Content,
  person: Case,
  ownWords: OwnWords = null,
  start: Journey = startOf(person),
): Walk | null {
  const steps: string[] = [];
  const read: (() => number)[] = [];
  let wizard = enterWizard(content, person.channel, start);
  while (!wizard.isOver) {
    const step = stepId(wizard.position);
    steps.push(step);
    if (step === person.settles) return { steps, words: () => read.reduce((words, count) => words + count(), 0) };
    const here = wizard;
    read.push(() => wordsOn(content, here));
    const typed =
      step === signFact && !hasOwnWords(wizard.journey.facts) && ownWords ? matchesFor(person, ownWords) : [];
    const offered = typed.slice(0, mostShown);
    read.push(
      ...offered.map(
        ({ check }) =>
          () =>
            wordsIn(sentenceIn(ownWords, check)),
      ),
    );
    const beyond = sayWords(content, wizard.journey, likelyChecks(typed), true);
    if (offered.some(({ check }) => check === person.settles)) wizard = answerStep(wizard, step, person.settles);
    else if (beyond !== wizard.journey) wizard = enterWizard(content, person.channel, beyond);
    else wizard = answerStep(wizard, step, truthOf(person, wizard));
  }
  return null;
}

/** Ids of all checks that apply to this person, in the order of their files: alphabetical. */
export function applicableChecks(content: Content, person: Case): string[] {
  return [...content.checks.values()]
    .filter((check) => applies(content, check, person.channel, person.facts))
    .map(({ id }) => id)
    .sort();
}

/** The checks that the field finds for the complaint, best first, where it stays on this person's channel. */
export function checksFor(person: Case, index: WordIndex): string[] {
  return matchesFor(person, index).map(({ check }) => check);
}

function matchesFor({ channel, complaint, facts }: Case, index: WordIndex) {
  const known = { channel, facts: new Map([...facts].filter(([fact]) => fact === "symptom")) };
  const matched = matchWords([index], cutPersonal(complaint).text, known, Number.POSITIVE_INFINITY);
  return matched.channel === channel ? matched.matches : [];
}

function sentenceIn(index: OwnWords, check: string): string {
  return index?.checks.find(({ id }) => id === check)?.sentence ?? "";
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

// Whether a code came is chosen on the start page; everything else is asked on the way.
function startOf({ facts }: Case): Journey {
  return { facts: new Map([...facts].filter(([fact]) => fact === "symptom")), answers: new Map() };
}

/** What this person answers to the step in front. */
function truthOf({ settles, facts, answers, signs }: Case, { content, position }: Wizard): string {
  if (position.kind === "question") {
    const { offered } = position;
    if (offered) return [settles, ...signs].find((sign) => offered.includes(sign)) ?? noSign;
    const values = content.facts.get(position.fact)?.values.map(({ id }) => id) ?? [];
    const unsure = values.find((id) => id === "not-sure") ?? values.at(-1) ?? "";
    return facts.get(position.fact) ?? unsure;
  }
  if (position.kind === "hand-over") return "go-on";
  if (position.kind === "check") return answers.get(position.check.id) ?? "already-tried";
  return facts.get(symptomFact) === refused ? refused : "no";
}
