import type { Check } from "../../content/check.ts";
import type { Facts } from "../../content/fact.ts";
import { checksNamed } from "../../content/sign.ts";
import { noSign, signFact, signFacts } from "../../words.ts";
import { likelihoodTable } from "../likelihood.ts";
import { toldByWords } from "./told-by-words.ts";

/** What the person said on the pages of signs, and what that tells about a check. */
export interface Said {
  /** How much likelier, or less likely, the check becomes by it. */
  factor(check: Check): number;
}

/** What `facts` tell about each of the checks that apply. `shown`: every sign that was offered. */
export function whatWasSaid(checks: readonly Check[], facts: Facts, shown: ReadonlySet<string>): Said {
  const said = signsSaid(facts);
  const lifts = said.map((sign) => {
    const spokenFor = checks.filter(({ signs }) => signs.includes(sign)).length;
    return { sign, lift: Math.max(1, likelihoodTable.sign / spokenFor) };
  });
  const byWords = toldByWords(facts);
  return {
    factor({ id, signs }) {
      if (facts.get(signFact) === id) return likelihoodTable.chosen;
      if (checksNamed(facts).includes(id)) return likelihoodTable.sign;
      const spoken = lifts.filter(({ sign }) => signs.includes(sign));
      if (spoken.length > 0) return byWords(id) * spoken.reduce((product, { lift }) => product * lift, 1);
      return byWords(id) * (signs.some((sign) => shown.has(sign)) ? likelihoodTable.unsaid : 1);
    },
  };
}

/** The signs that were chosen, in the order of their pages. */
export function signsSaid(facts: Facts): string[] {
  return signFacts.flatMap((key) => {
    const sign = facts.get(key);
    return sign === undefined || sign === noSign ? [] : [sign];
  });
}

/** The key of the next page of signs; `null` when all were shown. */
export function nextSignFact(facts: Facts): string | null {
  return signFacts.find((key) => !facts.has(key)) ?? null;
}
