import type { Content } from "#machines/content/content.ts";
import { pairOfSegment, segmentsOf } from "#machines/wizard/pair.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import type { Wizard } from "#machines/wizard/wizard.ts";

/** English words on the page of a step, as somebody reads it from top to bottom: question, why, text and answers. */
export function wordsOn(content: Content, { channel, journey }: Wizard): number {
  const pairs = segmentsOf(journey).map(pairOfSegment);
  const { step } = viewStep(content, { locale: "en", channel, step: null, pairs, origin: "" });
  const texts = [step.question, step.why ?? "", step.body, ...step.answers.map(({ label }) => label)];
  return texts
    .join(" ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
