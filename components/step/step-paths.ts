import type { StepView } from "#machines/wizard/views/step-view.ts";
import type { FootPaths } from "../frame/page-foot.tsx";

/** Where the ways at the foot of a step lead. All keep the journey, except starting again. */
export function stepPaths({ locale, channel, step, canonical }: StepView): FootPaths {
  const segments = canonical.split("/").slice(4);
  return {
    start: `/${locale}`,
    help:
      step.kind === "help" ? null : channel ? ["", locale, channel, "help", ...segments].join("/") : `/${locale}/help`,
    delivery: channel ? ["", locale, "delivery", channel, step.id, ...segments].join("/") : `/${locale}/delivery`,
    all: channel ? `/${locale}/${channel}/all` : null,
    here: canonical,
  };
}
