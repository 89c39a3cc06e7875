import type { Content } from "../../../content/content.ts";
import { checksNamed } from "../../../content/sign.ts";
import { type Channel, maybeFacts, noSign, signFact, signFacts } from "../../../words.ts";
import { type Journey, withoutFact } from "../../journey.ts";
import { pathOf } from "../../step-path.ts";
import { supportPath } from "../../support.ts";
import { whereaboutsOf } from "../../whereabouts.ts";
import { addressesOf } from "../situation.ts";
import type { FactEntry, StepView, TrailEntry } from "../step-view.ts";

type Noted = NonNullable<StepView["support"]>["noted"][number];

/** What the first page of a link from support says: what support has noted, each with the way to take it back, and the way to the start with all of it. */
export function viewSupport(
  { content, locale, channel, step }: { content: Content; locale: string; channel: Channel | null; step: string },
  journey: Journey,
  { facts, trail }: { facts: readonly FactEntry[]; trail: readonly TrailEntry[] },
): NonNullable<StepView["support"]> {
  const hrefOf = (left: Journey) =>
    supportPath(
      channel === null
        ? pathOf({ locale, channel, step: null }, left)
        : addressesOf(locale, whereaboutsOf({ content, channel, journey: left })).href,
    );
  const named = new Set(checksNamed(journey.facts).filter((id) => content.checks.has(id)));
  const implied = impliedBy(content, journey);
  const known = facts.flatMap(({ key, value, name, label }): Noted[] => {
    if (implied.get(key) === value || value === noSign) return [];
    const href = hrefOf(withoutFact(content, journey, key));
    if (named.has(value) && [signFact, ...maybeFacts].includes(key)) return [{ key, kind: "first", text: label, href }];
    return [{ key, kind: "said", text: signFacts.includes(key) ? label : `${name}: ${label}`, href }];
  });
  const tried = trail.flatMap(({ key, title }): Noted[] => {
    const answers = new Map([...journey.answers].filter(([answered]) => answered !== key));
    return [{ key, kind: "tried", text: title, href: hrefOf({ facts: journey.facts, answers }) }];
  });
  const opening = channel && content.facts.has(signFact) ? { locale, channel, step: signFact } : null;
  return {
    noted: [...known.toSorted((a, b) => rank(a) - rank(b)), ...tried],
    start:
      step === signFact || channel === null
        ? null
        : supportPath(pathOf(opening ?? { locale, channel: null, step: null }, journey)),
  };
}

/** What they said themselves, what is known of them, what to look at. */
const rank = ({ kind, key }: Noted) => (kind === "first" ? 2 : signFacts.includes(key) ? 0 : 1);

/** What is known only because something else is. */
function impliedBy(content: Content, { facts }: Journey): Map<string, string> {
  return new Map(
    [...facts].flatMap(([key, value]) =>
      Object.entries(content.facts.get(key)?.values.find(({ id }) => id === value)?.implies ?? {}),
    ),
  );
}
