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
  const open = signs.values.flatMap((sign): Candidate[] => {
    const own = places.filter(({ check }) => check.signs.includes(sign.id));
    const words = fixedWords + wordsIn(localText(sign.label, locale));
    const spared = own.map(({ check, index }, rank) => ({
      check: check.id,
      worth: (likelihoodTable.weights[check.likelihood[channel]] * Math.max(0, index - rank)) / words,
    }));
    return own.length > 0 ? [{ sign, spared }] : [];
  });
  const chosen: Candidate[] = [];
  const reached = new Set<string>();
  while (chosen.length < mostSigns) {
    const [best] = inOrder(open, reached, ({ pin }) => Number(pin));
    if (!best || (worthOf(best, reached) <= 0 && !best.sign.pin)) break;
    open.splice(open.indexOf(best), 1);
    chosen.push(best);
    for (const { check } of best.spared) reached.add(check);
  }
  return inOrder(chosen, new Set(), () => 0).map(({ sign }) => sign.id);
}

/** A sign with the checks that it speaks for, and what it spares those whose check it is, per word. */
interface Candidate {
  sign: Sign;
  spared: { check: string; worth: number }[];
}

/** Checks that an offered sign reaches already are worth less to the next one. */
function worthOf({ spared }: Candidate, reached: ReadonlySet<string>): number {
  return spared.reduce((sum, { check, worth }) => sum + worth * (reached.has(check) ? repeatedWorth : 1), 0);
}

/** Those of the highest rank first, then of the highest worth; ties by id. */
function inOrder(candidates: readonly Candidate[], reached: ReadonlySet<string>, rank: (sign: Sign) => number) {
  return candidates
    .map((candidate) => ({ candidate, rank: rank(candidate.sign), worth: worthOf(candidate, reached) }))
    .sort((a, b) => b.rank - a.rank || b.worth - a.worth || (a.candidate.sign.id < b.candidate.sign.id ? -1 : 1))
    .map(({ candidate }) => candidate);
}

type Sign = OpeningFact["values"][number];

/** A second sentence for a check helps those who did not see themselves in the first. */
const repeatedWorth = 0.3;
/** What a sentence costs the eye beside its words. */
const fixedWords = 4;

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
