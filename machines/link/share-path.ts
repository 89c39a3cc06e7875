import type { Journey } from "../wizard/journey.ts";
import { segmentsOf } from "../wizard/pair.ts";
import type { Channel } from "../words.ts";

/** The word in a path of the builder for a channel that is not known. */
export const anyChannel = "any";

/** The page of the builder that shows a link: `/en/share/es/sms/sign.new-sim` makes one in Spanish, for an agent who reads English. It holds what the link holds, and nothing else. */
export function sharePathOf(
  { locale, to, channel }: { locale: string; to: string; channel: Channel | null },
  journey: Journey,
): string {
  return ["", locale, "share", to, channel ?? anyChannel, ...segmentsOf(journey)].join("/");
}
