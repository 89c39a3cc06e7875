import type { Content } from "../content.ts";
import type { Problem } from "../problem.ts";

/** Warns of causes the delivery codes can find but nobody is told of, because the fact `evidence` lacks them. */
export function checkCauses(content: Content): Problem[] {
  const causes = new Set<string>([...content.deliveryCodes.vocabularies.values()].flat().map((rule) => rule.cause));
  causes.delete("unknown");
  for (const value of content.facts.get("evidence")?.values ?? []) causes.delete(value.id);
  return [...causes].map((cause) => ({
    file: "facts.yaml",
    line: 1,
    column: 1,
    message: `evidence: the delivery codes know the cause "${cause}", but it is not a value here`,
    severity: "warning",
  }));
}
