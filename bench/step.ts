import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { seededRandom } from "#machines/testing/seeded-random.ts";
import type { Pair } from "#machines/wizard/pair.ts";
import { answersTo, stepId } from "#machines/wizard/position.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { answerStep, enterWizard } from "#machines/wizard/wizard.ts";
import { channels } from "#machines/words.ts";
import { readContentFolder } from "#server/content/content-folder.ts";

// What one page of the wizard costs the core, against the number of checks: `npm run bench:step`.
const { content, problems } = parseContent(await readContentFolder("content"));
if (!content) throw new Error(problems.map(formatProblem).join("\n"));
const sizes = [10, content.checks.size, 200, 500, 1_000];

console.log("checks  answers per journey  ms per step  ms per step, plans unknown");
for (const size of sizes) {
  const warm = withChecks(content, size);
  const journeys = randomJourneys(warm);
  for (const journey of journeys) view(warm, journey);
  const known = timed(() => journeys.forEach((journey) => void view(warm, journey)));
  // A content of its own has no plan yet: each step pays for its plans, as the first of a set of facts does.
  const few = journeys.slice(0, 200);
  const fresh = few.map(() => withChecks(content, size));
  const unknown = timed(() => few.forEach((journey, index) => void view(fresh[index] ?? warm, journey)));
  const answers = journeys.reduce((sum, { pairs }) => sum + pairs.length, 0) / journeys.length;
  console.log(
    [
      String(size).padStart(6),
      answers.toFixed(1).padStart(19),
      (known / journeys.length).toFixed(3).padStart(12),
      (unknown / few.length).toFixed(3).padStart(26),
    ].join(" "),
  );
}

interface RandomJourney {
  channel: (typeof channels)[number];
  locale: string;
  pairs: Pair[];
}

function view(site: Content, { channel, locale, pairs }: RandomJourney) {
  return viewStep(site, { locale, channel, step: null, pairs, origin: "https://help.example" });
}

/** The content with `size` checks: the first of it, or all of it with copies. */
function withChecks(site: Content, size: number): Content {
  const own = [...site.checks.values()];
  const many = Array.from({ length: Math.ceil(size / own.length) }, (_, copy) =>
    own.map((check) => (copy === 0 ? check : { ...check, id: `${check.id}-${copy}` })),
  ).flat();
  return { ...site, checks: new Map(many.slice(0, size).map((check) => [check.id, check])) };
}

/** Every step of 30 walks by people without luck, a walk at a time; always the same ones. */
function randomJourneys(site: Content): RandomJourney[] {
  const chance = seededRandom(1);
  return Array.from({ length: 30 }, (_, walk) => {
    const channel = channels[walk % channels.length] ?? "email";
    const locale = site.settings.locales[walk % site.settings.locales.length] ?? "en";
    const steps: RandomJourney[] = [];
    let wizard = enterWizard(site, channel, { facts: new Map(), answers: new Map() });
    while (!wizard.isOver && steps.length < 40) {
      const { facts, answers } = wizard.journey;
      steps.push({ channel, locale, pairs: [...facts, ...answers] });
      const step = stepId(wizard.position);
      const unlucky = answersTo(site, wizard.position, wizard.journey.answers).filter(
        (id) => !answerStep(wizard, step, id).isOver,
      );
      wizard = answerStep(wizard, step, unlucky[Math.floor(chance() * unlucky.length)] ?? "already-tried");
    }
    return steps;
  }).flat();
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
