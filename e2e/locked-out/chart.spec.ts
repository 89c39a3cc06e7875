import { expect, type Page, test } from "@playwright/test";
import type { Content } from "#machines/content/content.ts";
import { walksThrough } from "#machines/testing/chart-graph.ts";
import type { AnswerEvent } from "#machines/wizard/chart.ts";
import { pairOfSegment } from "#machines/wizard/pair.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { type Channel, channels } from "#machines/words.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { parsedOnce } from "#server/content/parsed-once.ts";
import { answersOf, question } from "../walk/wizard.ts";

// The statechart says which ways there are; the browser takes each kind of them once, on the real content.

let content: Content;
test.beforeAll(async () => {
  // The build has parsed it.
  const { parsed } = await parsedOnce(await readContentFolder("content"), ".next");
  if (!parsed.content) throw new Error("the content has errors; see npm run content:check");
  content = parsed.content;
});

test("the pages follow the chart from each kind of step, with each effect, to each kind of step", async ({ page }) => {
  // Thirty pages and more, one after the other.
  test.slow();
  const walks = walksThrough(content, channels);
  expect(walks.length).toBeGreaterThan(20);
  for (const { channel, events } of walks) await follow(page, channel, events);
});

/** Opens the page before the last answer by its address, and taps that answer. */
async function follow(page: Page, channel: Channel, walk: AnswerEvent[]) {
  const before = walk.slice(0, -1).reduce((view, event) => at(channel, answerOf(view, event).href), at(channel, "/en"));
  const last = answerOf(before, walk.at(-1));
  await page.goto(before.canonical);
  await expectStep(page, before);
  await answersOf(page).getByRole("link", { name: last.label, exact: true }).click();
  await expect(page).toHaveURL(last.href);
  // Whoever has found the cause and cannot act is led to a person, wherever the chart stands.
  await expectStep(page, at(channel, last.href, last.effect === "known-cause" ? "help" : null));
}

function answerOf({ step, canonical }: StepView, event: AnswerEvent | undefined) {
  const answer = step.answers.find(({ id }) => id === event?.value);
  if (!answer) throw new Error(`${canonical} has no answer ${event?.value}`);
  return answer;
}

async function expectStep(page: Page, { canonical, step }: StepView) {
  await expect(page).toHaveURL(canonical);
  await expect(question(page)).toHaveText(step.question);
  await expect(answersOf(page).getByRole("link")).toHaveText(step.answers.map(({ label }) => label));
}

/** Where the journey of `path` stands, or its page of that name. */
function at(channel: Channel, path: string, step: string | null = null): StepView {
  const pairs = path.split("/").slice(4).map(pairOfSegment);
  return viewStep(content, { locale: "en", channel, step, pairs, origin: "http://localhost" });
}
