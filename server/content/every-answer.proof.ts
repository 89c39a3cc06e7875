import { beforeAll, expect, test } from "vitest";
import type { Content } from "#machines/content/content.ts";
import { sourceOf } from "#machines/content/parsing/front-matter.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { adviseAnswers } from "#machines/editing/answers.ts";
import { applies, askedFact } from "#machines/plan/applies.ts";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import type { Pair } from "#machines/wizard/pair.ts";
import { answersTo, effectOf, offeredBy, stepId } from "#machines/wizard/position.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { answerStep, enterWizard, type Wizard } from "#machines/wizard/wizard.ts";
import { type Channel, channels, deliveryChannels, noSign, signFact } from "#machines/words.ts";
import { realContent } from "../testing/real-content.ts";
import { readContentFolder } from "./content-folder.ts";

// Truthful people at the real content: whatever is true of them, nothing they say takes away the check that would settle their case.
let content: Content;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await readContentFolder("content");
  content = await realContent();
});

test("every check that could settle a case is asked before the end, whatever else is answered on the way, of whoever goes on where a person takes over", () => {
  const given = new Set<string>();
  const all = manners(seededRandom(1));
  for (const person of people()) {
    for (const choose of all) {
      const { met, facts } = walk(person, choose, given);
      const lost = [...content.checks.values()].filter(
        (check) => applies(content, check, person.channel, facts) && !met.has(check.id),
      );
      expect(
        lost.map(({ id }) => id),
        `${person.channel} ${[...facts].join(" ")}`,
      ).toEqual([]);
    }
  }
  // Each answer was tried, or this would prove little.
  const answers = [...content.checks.values()].flatMap(({ id, answers: own }) =>
    own.filter(({ effect }) => effect !== "solved").map((answer) => `${id}.${answer.id}`),
  );
  expect(answers.filter((answer) => !given.has(answer))).toEqual([]);
}, 300_000);

test("a new code that came and is refused leads in one tap from the trial to what helps then, with all that was said", () => {
  const ask = (channel: Channel, pairs: Pair[]) =>
    viewStep(content, { locale: "en", channel, step: null, pairs, origin: "" }).step;
  for (const channel of deliveryChannels) {
    const fixed: Pair = channel === "email" ? ["spam-folder", "too-old"] : ["text-filter", "too-old"];
    const said: Pair[] = [[signFact, fixed[0]], fixed];
    const { id, kind, answers } = ask(channel, said);
    expect([kind, answers.map((answer) => answer.id)]).toEqual(["trial", ["asked", "cannot"]]);
    const arrived = ask(channel, [...said, [id, "asked"]]).answers.find((answer) => answer.id === "refused");
    const [, , , step = "", ...segments] = arrived?.href.split("/") ?? [];
    const kept = [`sign.${fixed[0]}`, "symptom.refused", `${fixed[0]}.too-old`, `${id}.refused`];
    expect([step, segments]).toEqual(["newest-code", kept]);
  }
});

test("anybody can answer every check, and Solved is for those who are in", () => {
  const source = (file: string) => sourceOf(file, files.get(file) ?? "");
  expect(adviseAnswers(content, source).map(formatProblem)).toEqual([]);
});

interface Person {
  channel: Channel;
  /** Known from the start. */
  known: ReadonlyMap<string, string>;
  /** What they say when they are asked. */
  facts: ReadonlyMap<string, string>;
}

/** Everything that can be true of a person: whether a code came, each combination of what the channel asks, and each sentence that fits it. */
function people(): Person[] {
  return channels.flatMap((channel) =>
    [new Map<string, string>(), new Map([["symptom", "refused"]])].flatMap((known) => {
      const { position } = enterWizard(content, channel, { facts: known, answers: new Map() });
      const signs = stepId(position) === signFact ? offeredBy(content, position) : [{ id: noSign, implies: {} }];
      return combinations(channel).flatMap((facts) =>
        signs
          .filter(({ implies }) => Object.entries(implies).every(([fact, value]) => facts.get(fact) === value))
          .map(({ id }) => ({ channel, known, facts: new Map([...facts, [signFact, id]]) })),
      );
    }),
  );
}

function combinations(channel: Channel): Map<string, string>[] {
  const asked = [...content.facts.keys()].filter((fact) => askedFact(content, channel, fact));
  return asked.reduce<Map<string, string>[]>(
    (sofar, fact) =>
      sofar.flatMap((facts) =>
        (content.facts.get(fact)?.values ?? []).map(({ id }) => new Map([...facts, [fact, id]])),
      ),
    [new Map()],
  );
}

/** Chooses among the answers to a step. */
type Manner = (answers: readonly string[], step: string) => string | undefined;

/** Always the same kind of answer, and mixtures of all kinds. */
function manners(random: () => number): Manner[] {
  const mixed: Manner = (answers) => answers[Math.floor(random() * answers.length)];
  const always = (["not-it", "fixed", "cannot"] as const).map((effect): Manner => {
    return (answers, step) => answers.find((id) => effectOf(content, step, id) === effect) ?? answers.at(-1);
  });
  return [...always, mixed, mixed, mixed];
}

/** The checks that are asked, with what was known at the end, and `given` filled with each answer to a check. */
function walk({ channel, known, facts }: Person, choose: Manner, given: Set<string>) {
  const met = new Set<string>();
  let wizard = enterWizard(content, channel, { facts: known, answers: new Map() });
  while (!wizard.isOver) {
    const step = stepId(wizard.position);
    const answer = truthAt(wizard, facts, choose);
    if (wizard.position.kind === "check") {
      met.add(step);
      given.add(`${step}.${answer}`);
    }
    wizard = answerStep(wizard, step, answer);
  }
  expect(stepId(wizard.position)).toBe("help");
  return { met, facts: wizard.journey.facts };
}

function truthAt({ position, journey }: Wizard, facts: ReadonlyMap<string, string>, choose: Manner): string {
  const step = stepId(position);
  if (position.kind === "question") return facts.get(step) ?? "";
  const answers = answersTo(content, position, journey.answers).filter(
    (id) => effectOf(content, step, id) !== "solved",
  );
  return choose(answers, step) ?? "";
}
