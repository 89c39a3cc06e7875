import type { Chapter } from "./chapter.ts";
import type { Finding } from "./finding.ts";

const marks: Readonly<Record<Finding["result"], string>> = { good: "✓", wrong: "✗", unknown: "?", unused: "–" };

/** A chapter for people; nothing where there is nothing to say. */
export function chapterLines({ about, findings }: Chapter): string[] {
  if (findings.length === 0) return [];
  return ["", about, ...findings.flatMap(findingLines)];
}

function findingLines({ tried, result, says, remedy }: Finding): string[] {
  const line = `  ${marks[result]} ${tried}: ${says}`;
  return remedy === undefined ? [line] : [line, `      → ${remedy}`];
}

/** How many findings of each kind. */
export function summaryLine(findings: readonly Finding[]): string {
  const count = (result: Finding["result"]) => findings.filter((finding) => finding.result === result).length;
  return `${count("good")} good, ${count("wrong")} wrong, ${count("unknown")} unknown, ${count("unused")} unused`;
}
