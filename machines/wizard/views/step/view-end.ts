import { effectOf, helpKey } from "../../position.ts";
import { whereaboutsAfter } from "../../whereabouts.ts";
import { addressesOf, type Situation } from "../situation.ts";
import type { Step } from "../step-view.ts";
import { pageStep } from "./page-step.ts";

/** The end, good or with a human; from `help` one can go on while checks are open. */
export function viewEnd(situation: Situation, kind: "solved" | "help", remaining: number): Step {
  const { wizard } = situation;
  const isHandedOver = wizard.position.kind === "hand-over";
  const goOn = {
    id: "go-on",
    label: situation.t("step.go-on", { count: remaining }),
    effect: "fact" as const,
    ...addressesOf(situation.locale, isHandedOver ? whereaboutsAfter(wizard, helpKey, "go-on") : wizard),
  };
  return {
    ...pageStep(situation, kind),
    kind,
    id: kind,
    why: kind === "help" ? whyHelp(situation, { remaining, isHandedOver }) : null,
    tried: [],
    typed: null,
    answers: kind === "help" && remaining > 0 ? [goOn] : [],
  };
}

/** What was found goes before everything else: whoever helps can begin there. */
function whyHelp(situation: Situation, at: { remaining: number; isHandedOver: boolean }): string {
  const { content, journey, t, fill, pick } = situation;
  const causes = [...journey.answers].flatMap(([key, value]) => {
    const check = effectOf(content, key, value) === "known-cause" ? content.checks.get(key) : undefined;
    return check ? [fill(pick(check.texts).title)] : [];
  });
  const [cause] = causes;
  if (cause !== undefined) return t("step.why.known-cause", { cause: causes.join("; ") });
  return t(at.remaining === 0 ? "step.why.help" : at.isHandedOver ? "step.why.hand-over" : "step.why.help-early");
}
