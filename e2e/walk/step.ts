import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { type AnswerView, type StepView, stepViewSchema } from "#machines/wizard/views/step-view.ts";

export type { StepView };
export type Answer = AnswerView;

/** The step that the API answers at `address`: an API address, also of another server, or the path of a page. */
export async function askStep(request: APIRequestContext, address: string): Promise<StepView> {
  const response = await request.get(address.includes("/api/") ? address : apiAddressOf(address));
  expect(response.status()).toBe(200);
  return stepViewSchema.parse(await response.json());
}

/** The step of the page that is open. */
export function currentStep(page: Page): Promise<StepView> {
  return askStep(page.request, new URL(page.url()).pathname);
}

/** Follows answers from `start` until `isThere`, at each step the one that `choose` takes. */
export async function walk(
  request: APIRequestContext,
  start: string,
  isThere: (step: StepView) => boolean,
  choose: (step: StepView) => Answer | undefined = goOn,
): Promise<StepView> {
  const server = URL.canParse(start) ? new URL(start).origin : "";
  let step = await askStep(request, start);
  for (let steps = 0; !isThere(step); steps++) {
    const answer = choose(step);
    if (!answer || steps > 150) throw new Error(`the walk from ${start} ends at ${step.canonical}`);
    step = await askStep(request, server + answer.api);
  }
  return step;
}

/** The answer of a person whose trouble lies elsewhere: "no, that is not it", "none of these". */
export function goOn(step: StepView): Answer | undefined {
  const none = step.step.answers.find(({ id }) => id === "none");
  return answerWith(step, "not-it") ?? none ?? step.step.answers[0];
}

/** Of a person who fixes whatever can be fixed; it leads to a trial. */
export function mend(step: StepView): Answer | undefined {
  return answerWith(step, "fixed") ?? goOn(step);
}

/** Of a person who finds the code as soon as it can be found. */
export function find(step: StepView): Answer | undefined {
  return answerWith(step, "solved") ?? goOn(step);
}

/** Of somebody who has tried everything; it leads to help. */
export function giveUp(step: StepView): Answer | undefined {
  return answerWith(step, "already-tried") ?? step.step.answers.at(-1);
}

function answerWith({ step }: StepView, effect: Answer["effect"]): Answer | undefined {
  return step.answers.find((answer) => answer.effect === effect);
}

function apiAddressOf(path: string): string {
  const [, locale = "", ...rest] = path.split("/");
  const query = new URLSearchParams({ locale });
  const [channel, step] = rest[0] === "start" ? [] : rest;
  if (channel) query.set("channel", channel);
  if (step) query.set("step", step);
  for (const segment of rest.slice(channel ? 2 : 1)) {
    const [key = "", value = ""] = segment.split(".");
    query.append(key, value);
  }
  return `/api/v1/step?${query}`;
}
