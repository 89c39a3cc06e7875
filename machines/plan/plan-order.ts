import type { Check } from "../content/check.ts";
import type { Content } from "../content/content.ts";
import type { Facts } from "../content/fact.ts";
import type { PlaceId } from "../content/place.ts";
import { checksNamed } from "../content/sign.ts";
import type { Channel } from "../words.ts";
import { dependsOn, raisedBy } from "./applies.ts";
import type { Problem } from "./model/problem.ts";
import type { PlannedCheck, PlannedQuestion } from "./plan-entry.ts";
import type { Segment } from "./search/segment.ts";
import { signsSaid } from "./signs/said.ts";

/** The checks and questions of a plan, each check with why it stands there. */
export function entriesOf(
  content: Content,
  channel: Channel,
  facts: Facts,
  { problem, segments }: { problem: Problem; segments: readonly Segment[] },
): (PlannedCheck | PlannedQuestion)[] {
  const opened = new Set<PlaceId>();
  const left = new Map(
    problem.actions.flatMap(({ id }) => {
      const check = content.checks.get(id);
      return check ? [[id, check]] : [];
    }),
  );
  const likely = new Map(problem.causes.map((id, cause) => [id, problem.prior[cause] ?? 0]));
  return segments.flatMap(({ entries, question }): (PlannedCheck | PlannedQuestion)[] => {
    const checks = entries.flatMap((entry): PlannedCheck[] => {
      const check = left.get(problem.actions[entry]?.id ?? "");
      if (!check) return [];
      left.delete(check.id);
      const isThere = opened.has(check.place);
      opened.add(check.place);
      const known = raisedBy(content, check, channel, facts) ?? spokenFor(check, facts);
      const reason = known ?? (isThere ? "same-place" : "likelihood");
      return [{ kind: "check", check, reason, likelihood: likely.get(check.id) ?? 0 }];
    });
    const fact = question === null ? undefined : problem.questions[question]?.id;
    if (fact === undefined) return checks;
    const dependents = [...left.values()].filter((check) => dependsOn(check).has(fact)).map(({ id }) => id);
    return [...checks, { kind: "question" as const, fact, dependents, offered: null }];
  });
}

/** What the person said: a sentence that speaks for it, or the check itself. */
function spokenFor({ id, signs }: Check, facts: Facts): "sign" | null {
  return checksNamed(facts).includes(id) || signsSaid(facts).some((sign) => signs.includes(sign)) ? "sign" : null;
}
