import type { APIRequestContext } from "@playwright/test";
import { askStep, mend, walk } from "./step.ts";

/** One address of each kind of public page. */
export function pageKinds() {
  return {
    "the start page": async () => "/en",
    "the start page for a refused code": async () => "/en/start/symptom.refused",
    "a check": async (request: APIRequestContext) =>
      (await walk(request, "/en/email", ({ trail }) => trail.length > 0)).canonical,
    "a question": async (request: APIRequestContext) =>
      (await walk(request, "/en/email", ({ step }) => step.kind === "question")).canonical,
    "a trial": async (request: APIRequestContext) =>
      (await walk(request, "/en/email", ({ step }) => step.kind === "trial", mend)).canonical,
    "the end of a solved journey": async (request: APIRequestContext) => {
      const solved = await walk(request, "/en/sms", ({ step }) =>
        step.answers.some(({ effect }) => effect === "solved"),
      );
      const last = solved.step.answers.find(({ effect }) => effect === "solved");
      return (await askStep(request, last?.api ?? "")).canonical;
    },
    help: async () => "/en/email/help",
    "a letter": (request: APIRequestContext) => letterFrom(request, "/en/sms"),
  };
}

/** The page of the first letter that a check offers on the way from `start`. */
export async function letterFrom(request: APIRequestContext, start: string): Promise<string> {
  const { step } = await walk(request, start, ({ step }) => step.letters.length > 0);
  return step.letters[0]?.href ?? "";
}
