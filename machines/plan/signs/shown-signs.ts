import type { Content } from "../../content/content.ts";
import type { Facts } from "../../content/fact.ts";
import { noSign, signFacts } from "../../words.ts";
import type { PlanEntry } from "../plan-entry.ts";

/** Every sign that was offered to this person: what stood on each page of them before it was answered. `planFor`: the plan for what was known then. */
export function shownSigns(
  content: Content,
  facts: Facts,
  planFor: (before: Facts) => readonly PlanEntry[],
): Set<string> {
  const shown = new Set<string>();
  for (const [index, key] of signFacts.entries()) {
    const said = facts.get(key);
    if (said === undefined) break;
    // Found by own words: the page was left before its sentences were looked at.
    if (content.checks.has(said)) continue;
    const before = withoutSigns(content, facts, signFacts.slice(index));
    const page = planFor(before).find((entry) => entry.kind === "question" && entry.fact === key);
    const offered = (page?.kind === "question" && page.offered) || [];
    // A sentence that is not among these was said of another trouble, before a code came that is refused.
    if (said === noSign || offered.includes(said)) for (const sign of offered) shown.add(sign);
  }
  return shown;
}

/** What was known before these pages were answered, what their answers imply left out. */
function withoutSigns(content: Content, facts: Facts, keys: readonly string[]): Facts {
  const before = new Map(facts);
  for (const key of keys) {
    const implied = content.facts.get(key)?.values.find(({ id }) => id === facts.get(key))?.implies ?? {};
    for (const [fact, value] of Object.entries(implied)) if (before.get(fact) === value) before.delete(fact);
    before.delete(key);
  }
  return before;
}
