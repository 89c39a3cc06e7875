import { z } from "zod";
import type { Content } from "../../content/content.ts";
import { formatSeconds } from "../../content/duration.ts";
import { type Channel, channels, getInStep } from "../../words.ts";
import { readJourney } from "../journey.ts";
import type { Pair } from "../pair.ts";
import { helpKey, stepId } from "../position.ts";
import { apiOf, pathOf } from "../step-path.ts";
import { addressesOf, situationOf } from "./situation.ts";
import { viewCheck } from "./step/view-check.ts";
import { stepSchema } from "./step-view.ts";

/** The best of what is open on one page: for whoever just wants to be in. What `GET /api/v1/get-in` replies. */
export const getInViewSchema = z.object({
  locale: z.string(),
  channel: z.enum(channels),
  steps: z
    .array(stepSchema)
    .describe("The best first, three at most. Each answer leads on from here, as it does on the page of its check."),
  help: z.object({ href: z.string(), api: z.string() }).describe("A person, when nothing helped."),
  one: z.object({ href: z.string(), api: z.string() }).describe("The same, one at a time."),
  canonical: z.string(),
});
export type GetInView = z.infer<typeof getInViewSchema>;

const mostShown = 3;

/** The page at these pairs; what the content does not know is left out. Where nothing is left to try, `steps` is empty. */
export function viewGetIn(content: Content, locale: string, channel: Channel, pairs: readonly Pair[]): GetInView {
  const { journey } = readJourney(content, channel, pairs);
  const situation = situationOf(content, locale, channel, journey);
  const { plan, wizard, t } = situation;
  const open = plan.flatMap((entry) => (entry.kind === "check" && !journey.answers.has(stepId(entry)) ? [entry] : []));
  const best = wizard.position.kind === "solved" ? [] : open.slice(0, mostShown);
  const help = { locale, channel, step: helpKey };
  return {
    locale,
    channel,
    // Why each of them comes now is no news here, only how long it takes.
    steps: best.map((entry) => ({
      ...viewCheck(situation, entry),
      why: t("step.why.effort", { effort: formatSeconds(entry.check.effort, locale) }),
    })),
    help: { href: pathOf(help, journey), api: apiOf(help, journey, true) },
    one: addressesOf(locale, wizard),
    canonical: pathOf({ locale, channel, step: getInStep }, journey),
  };
}
