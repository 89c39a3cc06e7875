import type { Content } from "../content/content.ts";
import type { Channel } from "../words.ts";
import { planEntries } from "./plan.ts";

/** Those of `values` (of the fact `evidence`) that lead somewhere: put into a journey, they bring a check of their own to the front. */
export function offersOf(content: Content, channel: Channel, values: readonly string[]): string[] {
  const known = content.facts.get("evidence")?.values ?? [];
  return values.filter((value) => {
    if (!known.some(({ id }) => id === value)) return false;
    const first = planEntries(content, channel, new Map([["evidence", value]])).find(({ kind }) => kind === "check");
    return first?.kind === "check" && first.reason === "evidence";
  });
}
