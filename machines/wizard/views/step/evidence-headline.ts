import { localText } from "../../../content/fact.ts";
import { isProbable } from "../../../plan/applies.ts";
import type { Situation } from "../situation.ts";

/** What the report says, as the `h1` of the first page that follows from it; `null` without a report, or where it has no headline. */
export function evidenceHeadline({ content, locale, journey }: Situation): string | null {
  const known = content.facts.get("evidence")?.values.find(({ id }) => id === journey.facts.get("evidence"));
  const headline = isProbable(journey.facts) ? known?.headline?.probable : known?.headline?.certain;
  return headline ? localText(headline, locale) : null;
}
