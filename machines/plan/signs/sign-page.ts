import type { Content } from "../../content/content.ts";
import { type Facts, localText, type OpeningFact } from "../../content/fact.ts";
import { noSign, signFact } from "../../words.ts";
import { likelihoodTable } from "../likelihood.ts";
import type { PlannedCheck, PlannedQuestion } from "../plan-entry.ts";
import { nextSignFact } from "./said.ts";

/** What a page of signs is chosen from. */
interface Prospect {
  order: readonly (PlannedCheck | PlannedQuestion)[];
  /** How likely each check is, by its id; adds up to 1. */
  likely: ReadonlyMap<string, number>;
  /** Signs that were offered before. */
  shown: ReadonlySet<string>;
  /** Checks whose own sentence was read, and was not it. */
  refused: ReadonlySet<string>;
}

/**
 * The opening page of a channel, or one more of its kind: which sentence fits best? `null` where enough was said, or where a page would cost more pages than it spares. Offered are the signs of highest worth: the pages that people are spared who can say
 * it, weighted by how likely they are, per word that everybody has to read. "None of these" comes last.
 */
export function signPage(content: Content, facts: Facts, prospect: Prospect): PlannedQuestion | null {
  const key = nextSignFact(facts);
  const signs = content.facts.get(key ?? "");
  if (key === null || signs?.ask !== "opening") return null;
  const most = key === signFact ? mostSigns : mostFurtherSigns;
  const offered = mostTelling(signs, prospect, most, content.settings.locales[0] ?? "");
  if (offered.length < 2) return null;
  if ((key !== signFact || prospect.refused.size > 0) && sparedBy(offered) * likelihoodTable.saying < pagesWorth)
    return null;
  return {
    kind: "question",
    fact: key,
    dependents: [],
    offered: [...offered.map(({ sign }) => sign.id), noSign],
  };
}

/** Beyond this the opening page is a list of causes again. */
const mostSigns = 10;
/** On a page that only those see who did not find themselves on the first. */
const mostFurtherSigns = 12;
/** What a further page of signs must spare, in checks: it is read and left, while a check has to be done. */
const pagesWorth = 0.7;

function mostTelling(
  signs: OpeningFact,
  { order, likely, shown, refused }: Prospect,
  most: number,
  locale: string,
): Candidate[] {
  // How far down each check comes.
  const places = order.flatMap((entry, index) => (entry.kind === "check" ? [{ check: entry.check, index }] : []));
  const open = signs.values.flatMap((sign): Candidate[] => {
    const own = places.filter(({ check }) => check.signs.includes(sign.id) && !refused.has(check.id));
    const words = fixedWords + wordsIn(localText(sign.label, locale));
    const spared = own.map(({ check, index }, rank) => ({
      check: check.id,
      pages: (likely.get(check.id) ?? 0) * Math.max(0, index - rank),
    }));
    return own.length > 0 && !shown.has(sign.id) ? [{ sign, words, spared }] : [];
  });
  const chosen: Candidate[] = [];
  const reached = new Set<string>();
  while (chosen.length < most) {
    const [best] = inOrder(open, reached, ({ pin }) => Number(pin));
    if (!best || (worthOf(best, reached) <= 0 && !best.sign.pin)) break;
    open.splice(open.indexOf(best), 1);
    chosen.push(best);
    for (const { check } of best.spared) reached.add(check);
  }
  return inOrder(chosen, new Set(), () => 0);
}

/** A sign with the checks that it speaks for, and the pages it spares in expectation, those whose check it is. */
interface Candidate {
  sign: Sign;
  words: number;
  spared: { check: string; pages: number }[];
}

/** Checks that an offered sign reaches already are worth less to the next one. */
function worthOf({ spared, words }: Candidate, reached: ReadonlySet<string>): number {
  const pages = spared.reduce((sum, one) => sum + one.pages * (reached.has(one.check) ? repeatedWorth : 1), 0);
  return pages / words;
}

/** The pages that all of them spare together, were everybody to say what they could. */
function sparedBy(offered: readonly Candidate[]): number {
  const most = new Map<string, number>();
  for (const { check, pages } of offered.flatMap(({ spared }) => spared))
    most.set(check, Math.max(pages, most.get(check) ?? 0));
  return [...most.values()].reduce((sum, pages) => sum + pages, 0);
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
const repeatedWorth = 0.1;
/** What a sentence costs the eye beside its words. */
const fixedWords = 4;

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
