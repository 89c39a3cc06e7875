import type { AnswerView } from "./step-view.ts";

/**
 * The answer that most people give, whose step is worth fetching before they do: that a code was asked for; that it was not this, because each check
 * is the cause for a few only; that none of the sentences fits. Where nothing of this is offered, the first one.
 */
export function likelyAnswer<Answer extends Pick<AnswerView, "id" | "effect">>(
  answers: readonly Answer[],
): Answer | undefined {
  return (
    answers.find(({ effect }) => effect === "asked") ??
    answers.find(({ effect }) => effect === "not-it") ??
    answers.find(({ id, effect }) => effect === "fact" && id === "none") ??
    answers[0]
  );
}
