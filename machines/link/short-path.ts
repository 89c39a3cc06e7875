import type { Content } from "../content/content.ts";
import { readJourney } from "../wizard/journey.ts";
import { pathOf } from "../wizard/step-path.ts";
import { addressesOf } from "../wizard/views/situation.ts";
import { whereaboutsOf } from "../wizard/whereabouts.ts";
import { type Channel, signFact } from "../words.ts";

/** A path short enough to be read out on the telephone: `/en/new-sim` opens on that check. Where no check comes first, the channel, or the start. */
export function shortPathOf(locale: string, channel: Channel | null, step: { kind: string; id: string }): string {
  return ["", locale, ...(step.kind === "check" ? [step.id] : channel ? [channel] : [])].join("/");
}

/** Where such a path leads: to the check, and where several kinds of code have it, to the question which one it is. `null` for any other word. */
export function shortPathTarget(content: Content, locale: string, word: string): string | null {
  const check = content.checks.get(content.aliases.get(word) ?? word);
  if (!check) return null;
  const [channel, ...others] = check.channels;
  const { journey } = readJourney(content, null, [[signFact, check.id]]);
  if (!channel || others.length > 0) return pathOf({ locale, channel: null, step: null }, journey);
  return addressesOf(locale, whereaboutsOf({ content, channel, journey })).href;
}
