/** Something wrong in a content file, in words an editor can act on. Lines and columns start at 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  /** What is wrong and what would be right. */
  message: string;
  /** Errors keep a save from going live; warnings are advice. */
  severity: "error" | "warning";
}

/** `file:line:column  message`, the form editors and tools jump to. */
export function formatProblem(problem: Problem): string {
  const prefix = problem.severity === "warning" ? "warning: " : "";
  return `${problem.file}:${problem.line}:${problem.column}  ${prefix}${problem.message}`;
}
