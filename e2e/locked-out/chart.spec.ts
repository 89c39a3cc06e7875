import { expect, type Page, test } from "@playwright/test";
import type { Content } from "#machines/content/content.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { walksThrough } from "#machines/testing/chart-graph.ts";
import type { AnswerEvent } from "#machines/wizard/chart.ts";
import type { Pair } from "#machines/wizard/journey.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { type Channel, channels } from "#machines/words.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { answersOf, question } from "../walk/wizard.ts";

// The statechart says which ways there are; the browser takes each kind of them once, on the real content.

let content: Content;
test.beforeAll(async () => {
  const parsed = parseContent(await readContentFolder("content"));
  if (!parsed.content) throw new Error("the content has errors; see npm run content:check");
  content = parsed.content;
});

for (const channel of channels) {
  test(`the pages follow the chart from each kind of step, with each effect, to each kind of step: ${channel}`, async ({
    page,
  }) => {
    const walks = walksThrough(content, channel);
    expect(walks.length).toBeGreaterThan(5);
    for (const walk of walks) await follow(page, channel, walk);
  });
}

/** Opens the page before the last answer by its address, and taps that answer. */
async function follow(page: Page, channel: Channel, walk: AnswerEvent[]) {
  // A trial is answered twice; an address holds the later answer.
  const pairsOf = (events: AnswerEvent[]): Pair[] => [...new Map(events.map(({ key, value }) => [key, value]))];
  const before = viewOf(channel, pairsOf(walk.slice(0, -1)));
  const last = before.step.answers.find(({ id }) => id === walk.at(-1)?.value);
  const label = last?.label ?? "";
  await page.goto(before.canonical);
  await expectStep(page, before);
  await answersOf(page).getByRole("link", { name: label, exact: true }).click();
  // Whoever has found the cause and cannot act is led to a person, wherever the chart stands.
  await expectStep(page, viewOf(channel, pairsOf(walk), last?.effect === "known-cause" ? "help" : null));
}

async function expectStep(page: Page, { canonical, step }: StepView) {
  await expect(page).toHaveURL(canonical);
  await expect(question(page)).toHaveText(step.question);
  await expect(answersOf(page).getByRole("link")).toHaveText(step.answers.map(({ label }) => label));
}

function viewOf(channel: Channel, pairs: readonly Pair[], step: string | null = null): StepView {
  return viewStep(content, { locale: "en", channel, step, pairs, origin: "http://localhost" });
}
