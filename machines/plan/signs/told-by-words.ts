import type { Facts } from "../../content/fact.ts";
import { likelihoodTable } from "../likelihood.ts";
import { hasOwnWords, pagesOf, refusedByWords } from "./likely-page.ts";

/** How much likelier, or less likely, a check becomes by own words, and by what was said of its sentence. */
export function toldByWords(facts: Facts): (check: string) => number {
  if (!hasOwnWords(facts)) return () => 1;
  const { likely, unlisted, unseen } = likelihoodTable;
  const pageOf = new Map(pagesOf(facts).flatMap(({ key, checks }) => checks.map((check) => [check, key])));
  const refused = refusedByWords(facts);
  return (check) => (likely[pageOf.get(check) ?? ""] ?? unlisted) * (refused.has(check) ? unseen : 1);
}
