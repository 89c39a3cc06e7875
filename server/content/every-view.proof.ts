import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Content } from "#machines/content/content.ts";
import { type Pair, pairOfSegment } from "#machines/wizard/pair.ts";
import { stepViewSchema } from "#machines/wizard/views/step-view.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { type Channel, channels } from "#machines/words.ts";
import { realContent } from "../testing/real-content.ts";

// What pages and API show of the real content, on random journeys in every language.
let content: Content;
beforeAll(async () => {
  content = await realContent();
});

const view = (locale: string, channel: Channel | null, step: string | null, pairs: readonly Pair[]) =>
  viewStep(content, { locale, channel, step, pairs, origin: "https://help.example" });

/** The view of a path, as a browser that follows it gets it. */
function viewAt(path: string) {
  const [, locale = "", channel = "", step = "", ...segments] = path.split("/");
  const known = channels.find((one) => one === channel) ?? null;
  const pairs = (known ? segments : [step, ...segments]).filter(Boolean).map(pairOfSegment);
  return view(locale, known, known && step, pairs);
}

/** Views of a random walk from the first page on, each answer chosen by the next number. */
function* walk(locale: string, choices: readonly number[]) {
  let shown = view(locale, null, null, []);
  yield shown;
  for (const choice of choices) {
    const { answers } = shown.step;
    const chosen = answers[choice % answers.length];
    if (!chosen) return;
    shown = viewAt(chosen.href);
    yield shown;
  }
}

const someWalk = () =>
  fc.tuple(fc.constantFrom(...content.settings.locales), fc.array(fc.nat(1_000), { maxLength: 30 }));

test("every view is as the schema says, and says nothing beyond it", () => {
  fc.assert(
    fc.property(someWalk(), ([locale, choices]) => {
      for (const shown of walk(locale, choices)) expect(stepViewSchema.parse(shown)).toEqual(shown);
    }),
  );
});

test("every answer, tab and fact on a page leads to the one address of a step", () => {
  fc.assert(
    fc.property(someWalk(), ([locale, choices]) => {
      for (const { step, facts, choices: tabs, trail } of walk(locale, choices)) {
        const links = [...step.answers, ...tabs.flatMap(({ options }) => options), ...facts, ...trail];
        for (const { href } of links) expect(viewAt(href).canonical).toBe(href);
      }
    }),
    { numRuns: 40 },
  );
});
