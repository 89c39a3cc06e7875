import { type Expression, parseSync, Visitor } from "oxc-parser";

/**
 * The titles of the tests that run in `source`, the text of the test file `file` (Vitest or Playwright), as they are written there. What is commented
 * out, skipped (alone, with its group or under a condition) or without a body is not among them. Throws when the file cannot be parsed.
 */
export function runningTests(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const titles: string[] = [];
  let leftOut = 0;
  new Visitor({
    CallExpression({ callee, arguments: [title, ...rest] }) {
      const words = wordsOf(callee);
      if (isLeftOut(words)) leftOut += 1;
      if (leftOut > 0 || !isTest(words) || !rest.some(isFunction)) return;
      if (title?.type === "TemplateLiteral" || (title?.type === "Literal" && typeof title.value === "string"))
        titles.push(source.slice(title.start + 1, title.end - 1));
    },
    "CallExpression:exit"({ callee }) {
      if (isLeftOut(wordsOf(callee))) leftOut -= 1;
    },
  }).visit(program);
  return titles;
}

/** `test.describe.skip` → test, describe, skip; `test.each(rows)` → test, each. */
function wordsOf(callee: Expression): string[] {
  if (callee.type === "Identifier") return [callee.name];
  if (callee.type === "CallExpression") return wordsOf(callee.callee);
  if (callee.type === "MemberExpression" && callee.property.type === "Identifier")
    return [...wordsOf(callee.object), callee.property.name];
  return [];
}

const waysToRun = ["each", "for", "concurrent", "sequential", "only"];
const waysToLeaveOut = ["skip", "skipIf", "runIf", "todo", "fixme", "fails", "fail"];

function isTest([first, ...ways]: string[]): boolean {
  return (first === "test" || first === "it") && ways.every((way) => waysToRun.includes(way));
}

function isLeftOut([first = "", ...ways]: string[]): boolean {
  return ["test", "it", "describe"].includes(first) && ways.some((way) => waysToLeaveOut.includes(way));
}

function isFunction({ type }: { type: string }): boolean {
  return type === "ArrowFunctionExpression" || type === "FunctionExpression";
}
