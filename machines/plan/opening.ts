import type { Content } from "../content/content.ts";
import { type Facts, localText, type OpeningFact } from "../content/fact.ts";
import { noSign, signFact } from "../content/sign.ts";
import type { Channel } from "../words.ts";
import { likelihoodTable } from "./likelihood.ts";
import type { PlannedCheck, PlannedQuestion } from "./plan-entry.ts";

/**
 * The opening page of a channel: which sentence fits best? `null` where one was chosen, where a report or an incident says more than a sentence
 * could, or where no sign belongs to what may come. Offered are the signs of highest worth: the pages that people are spared who can say
 * it, weighted by how likely they are, per word that everybody has to read. "None of these" comes last.
 */
export function openingPage(
  content: Content,
  channel: Channel,
  facts: Facts,
  order: readonly (PlannedCheck | PlannedQuestion)[],
): PlannedQuestion | null {
  const signs = content.facts.get(signFact);
  if (signs?.ask !== "opening" || facts.has(signFact) || facts.has("evidence")) return null;
  if (order.some((entry) => entry.kind === "check" && entry.reason === "incident")) return null;
  const offered = mostTelling(signs, channel, order, content.settings.locales[0] ?? "");
  if (offered.length < 2) return null;
  return { kind: "question", fact: signFact, dependents: [], offered: [...offered, noSign] };
}

/** Beyond this a page is a list of causes again. */
const mostSigns = 9;

function mostTelling(
  signs: OpeningFact,
  channel: Channel,
  order: readonly (PlannedCheck | PlannedQuestion)[],
  locale: string,
): string[] {
  // How far down each check comes, and how likely it is.
  const places = order.flatMap((entry, index) => (entry.kind === "check" ? [{ check: entry.check, index }] : []));
  const worth = ({ id, label }: Sign, reached: ReadonlySet<string>) => {
    const own = places.filter(({ check }) => check.signs.includes(id));
    const spared = own.reduce((sum, { check, index }, rank) => {
      const weight = likelihoodTable.weights[check.likelihood[channel]] * (reached.has(check.id) ? repeatedWorth : 1);
      return sum + weight * Math.max(0, index - rank);
    }, 0);
    return spared / (fixedWords + wordsIn(localText(label, locale)));
  };
  const open = new Set(signs.values.filter(({ id }) => places.some(({ check }) => check.signs.includes(id))));
  const chosen: Sign[] = [];
  const reached = new Set<string>();
  while (open.size > 0 && chosen.length < mostSigns) {
    const [best] = [...open].sort(
      (a, b) => Number(b.pin) - Number(a.pin) || worth(b, reached) - worth(a, reached) || (a.id < b.id ? -1 : 1),
    );
    if (!best || (worth(best, reached) <= 0 && !best.pin)) break;
    open.delete(best);
    chosen.push(best);
    for (const { check } of places) if (check.signs.includes(best.id)) reached.add(check.id);
  }
  const nothing = new Set<string>();
  return chosen.sort((a, b) => worth(b, nothing) - worth(a, nothing) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

type Sign = OpeningFact["values"][number];

/** A second sentence for a check helps those who did not see themselves in the first. */
const repeatedWorth = 0.3;
/** What a sentence costs the eye beside its words. */
const fixedWords = 4;

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
