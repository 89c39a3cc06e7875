import type { Content } from "../../content/content.ts";
import { sentenceOf } from "../../own-words/sentence.ts";
import { type Channel, likelyStep } from "../../words.ts";
import { type Journey, readJourney } from "../journey.ts";
import { pairOfSegment, segmentsOf } from "../pair.ts";
import { whereaboutsOf } from "../whereabouts.ts";
import { addressesOf } from "./situation.ts";
import { viewMatch } from "./view-match.ts";

/** "Is it one of these?": the page that own words lead to where no JavaScript runs. */
export interface LikelyView {
  /** Best first. */
  sentences: { check: string; sentence: string; href: string }[];
  /** Where one goes on who finds none that fits. */
  none: string;
  canonical: string;
}

/** `/en/email/likely/mailbox-full/spam-folder/provider.gmail`: ids of checks, then what was known before. */
export function likelyPathOf(locale: string, channel: Channel, checks: readonly string[], journey: Journey): string {
  return ["", locale, channel, likelyStep, ...checks, ...segmentsOf(journey)].join("/");
}

/** The page at the segments behind `likely`; what the content does not know is left out. `null` when no check is left. */
export function viewLikely(
  content: Content,
  locale: string,
  channel: Channel,
  segments: readonly string[],
): LikelyView | null {
  const ids = new Set(segments.filter((segment) => content.checks.get(segment)?.channels.includes(channel)));
  const { journey } = readJourney(content, channel, segments.filter((one) => one.includes(".")).map(pairOfSegment));
  if (ids.size === 0) return null;
  const matches = [...ids].flatMap((id) => {
    const check = content.checks.get(id);
    return check ? [{ check: id, sentence: sentenceOf(content, check, locale), score: 0 }] : [];
  });
  const found = viewMatch(content, locale, { channel, matches, order: "score" }, { journey, cut: [] });
  const without = whereaboutsOf({ content, channel, journey });
  return {
    sentences: found.matches.map(({ check, sentence, href }) => ({ check, sentence, href })),
    none: addressesOf(locale, without).href,
    canonical: likelyPathOf(locale, channel, [...ids], journey),
  };
}
