import type { Check } from "../../../content/check.ts";
import type { Facts } from "../../../content/fact.ts";
import { languageOfReader } from "../../../content/letter/write-letter.ts";
import { letterPath, pathOf } from "../../step-path.ts";
import { wordingFacts } from "../body-text.ts";
import type { Situation } from "../situation.ts";
import type { Step } from "../step-view.ts";

/** The ready words for others that a check offers this person, each with the page on which they stand; from there one comes back to the check. */
export function letterLinks(situation: Situation, check: Check): Step["letters"] {
  const { content, locale, channel, journey, fill, pick } = situation;
  const facts = wordingFacts(situation);
  const step = pathOf({ locale, channel, step: check.id }, journey);
  return check.letters.flatMap((id) => {
    const letter = content.letters.get(id);
    if (!letter || !Object.entries(letter.when).every(([fact, values]) => isAmong(check, facts, fact, values)))
      return [];
    const language = languageOfReader(content, letter, facts, locale);
    return [{ id, title: fill(pick(letter.texts).title), href: letterPath(locale, { id, language }, step) }];
  });
}

/** Known, or said by the check itself: one for work mailboxes is about work mail, also for somebody whose mailbox nobody asked about. */
function isAmong(check: Check, facts: Facts, fact: string, values: readonly string[]): boolean {
  const known = facts.get(fact);
  const meant = known === undefined ? (check.when.must[fact] ?? []) : [known];
  return meant.length > 0 && meant.every((value) => values.includes(value));
}
