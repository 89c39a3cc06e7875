import type { Content } from "#machines/content/content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { allProblems } from "../../content/all-problems.ts";
import { readContentFolder } from "../../content/content-folder.ts";
import { type Finding, good, wrong } from "../finding.ts";

/** The content as `npm run content:check` sees it; `locale` is its first language. */
export async function examineContent(
  folder: string,
): Promise<{ findings: Finding[]; locale: string; content?: Content | undefined }> {
  const tried = `Content in ${folder}`;
  const files = await readContentFolder(folder).catch(() => null);
  if (!files) {
    const remedy = "Set CONTENT_DIR to a folder with settings.yaml that this user may read.";
    return { findings: [wrong(tried, "the folder cannot be read", remedy)], locale: "en" };
  }
  const { content, problems } = allProblems(files, new Date());
  const errors = problems.filter(({ severity }) => severity === "error");
  const advice = problems.length - errors.length;
  const [first] = errors;
  const locale = content?.settings.locales[0] ?? "en";
  if (first) {
    const says = `${count(errors.length, "mistake")}; the first: ${formatProblem(first)}`;
    return {
      findings: [wrong(tried, says, "Run npm run content:check, and mend what it lists.")],
      locale,
      content: content ?? undefined,
    };
  }
  const checks = content?.checks.size ?? 0;
  return {
    findings: [good(tried, `${checks} checks, no mistake, ${count(advice, "piece")} of advice`)],
    locale,
    content: content ?? undefined,
  };
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}
