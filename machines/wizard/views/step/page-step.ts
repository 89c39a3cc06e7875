import type { PageId } from "../../../content/page.ts";
import { bodyText } from "../body-text.ts";
import type { Situation } from "../situation.ts";
import type { Step } from "../step-view.ts";

/** What a step of the wizard's own takes from its page in the content. */
export function pageStep(
  situation: Situation,
  id: PageId,
): Pick<Step, "language" | "title" | "headline" | "question" | "body" | "drawing" | "checked" | "figures" | "letters"> {
  const page = situation.pick(situation.content.pages[id]);
  return {
    language: situation.languageOf(situation.content.pages[id]),
    title: situation.fill(page.title),
    headline: null,
    question: situation.fill(page.question),
    body: bodyText(situation, page.body),
    drawing: null,
    checked: [],
    figures: null,
    letters: [],
  };
}
