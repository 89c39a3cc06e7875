import type { Check } from "../../../content/check.ts";
import { isRareFor, localText } from "../../../content/fact.ts";
import { whereaboutsAfter } from "../../whereabouts.ts";
import { regionFact } from "../region-fact.ts";
import { addressesOf, type Situation } from "../situation.ts";
import type { FactChoice } from "../step-view.ts";

/**
 * Facts that change only the wording of this check, as tabs; where a number may be typed, also what its country makes known. What readers of other languages
 * have comes last, unless it is chosen.
 */
export function viewChoices(situation: Situation, check: Check): FactChoice[] {
  const { content, channel, journey, locale } = situation;
  const read = check.typed === "phone-number" ? regionFact(content, channel, locale) : null;
  const worded = situation.pick(check.texts).body.dependsOn;
  const keys = new Set([...worded, ...(read ? [read.key] : [])]);
  return [...keys].flatMap((key) => {
    const fact = content.facts.get(key);
    if (fact?.ask !== "tab") return [];
    const options = fact.values.map((one) => {
      const { id, label } = one;
      const current = journey.facts.get(key) === id;
      const rare = !current && isRareFor(locale, one);
      return {
        ...{ value: id, label: localText(label, locale), current, rare },
        ...addressesOf(locale, whereaboutsAfter(situation.wizard, key, id)),
      };
    });
    const typed = key === read?.key && !worded.includes(key);
    options.sort((a, b) => Number(a.rare) - Number(b.rare));
    return [{ key, name: localText(fact.name, locale), typed, options }];
  });
}
