import type { Problem } from "../problem.ts";

/** Whether the file of the source language says that its check is a draft. Found in the text: a draft may be broken in any way. */
export function isDraft(source: string | undefined): boolean {
  const front = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---/.exec(source ?? "")?.[1] ?? "";
  return /^draft:[ \t]*["']?true["']?[ \t]*(?:#.*)?$/m.test(front);
}

/** What is wrong with a draft, as advice: it is not live, so it keeps nothing else from going live. Its translations wait until it is done. */
export function problemsOfDraft(file: string, problems: readonly Problem[]): Problem[] {
  const message = "a draft: it is not live; take out draft: true once it is done";
  const own = problems.filter((problem) => problem.file === file);
  return [
    { file, line: 1, column: 1, message, severity: "warning" },
    ...own.map((problem): Problem => ({ ...problem, severity: "warning" })),
  ];
}
