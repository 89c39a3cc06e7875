import { whereaboutsAfter } from "../../whereabouts.ts";
import { addressesOf, helpAddresses, type Situation } from "../situation.ts";
import type { AnswerView } from "../step-view.ts";
import { answerLabel } from "../view-trail.ts";

/** An answer in words, and where it leads. */
export function answerView(situation: Situation, key: string, id: string, effect: AnswerView["effect"]) {
  const next = whereaboutsAfter(situation.wizard, key, id);
  // Whoever has found the cause and cannot act is handed over at once; from there one can go on.
  const to = effect === "known-cause" ? helpAddresses(situation.locale, next) : addressesOf(situation.locale, next);
  return { id, label: answerLabel(situation, key, id), effect, ...to };
}
