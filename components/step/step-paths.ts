import { plainPath } from "#machines/wizard/support.ts";
import type { StepView } from "#machines/wizard/views/step-view.ts";
import type { FootPaths } from "../frame/page-foot.tsx";

/** Where they lead on a page beside which no step is known. */
export function plainPaths(locale: string): FootPaths {
  return { start: `/${locale}`, help: `/${locale}/help`, delivery: `/${locale}/delivery`, here: null };
}

/** Where the ways at the foot of a step lead. All keep the journey, except starting again. */
export function stepPaths({ locale, channel, step, canonical }: StepView): FootPaths {
  const here = plainPath(canonical);
  const segments = here.split("/").slice(4);
  // Whether a link fits the code is told there, too.
  const beside = canonical.split("/").slice(4);
  return {
    start: `/${locale}`,
    help:
      step.kind === "help" ? null : channel ? ["", locale, channel, "help", ...segments].join("/") : `/${locale}/help`,
    delivery: channel ? ["", locale, "delivery", channel, step.id, ...beside].join("/") : `/${locale}/delivery`,
    all: channel ? `/${locale}/${channel}/all` : null,
    here,
  };
}
