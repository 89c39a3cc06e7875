import type { Content } from "#machines/content/content.ts";
import type { ContentFiles } from "#machines/content/parsing/content-files.ts";
import { sourceOf } from "#machines/content/parsing/front-matter.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import type { Problem } from "#machines/content/problem.ts";
import { adviseRules } from "#machines/editing/advise-rules.ts";
import { adviseAnswers } from "#machines/editing/answers.ts";
import { adviseWords } from "#machines/editing/glossary.ts";
import { runScenarios } from "#machines/editing/run-scenario.ts";
import { unsafeTexts } from "#machines/editing/safety.ts";
import { readMakers } from "#machines/editing/sources/makers.ts";
import { adviseStyle } from "#machines/editing/style.ts";

/** The content of these files and everything that `npm run content:check` says about it, at `now`. */
export function allProblems(files: ContentFiles, now: Date): { content: Content | null; problems: Problem[] } {
  const { content, problems } = parseContent(files);
  if (!content) return { content: null, problems };
  const advice = [
    ...runScenarios(content),
    ...unsafeTexts(content),
    ...readMakers(files, content.facts).problems,
    ...adviseWords(files, content.settings.locales),
    ...adviseStyle(content, now.toISOString().slice(0, 7)),
    ...adviseRules(content.deliveryCodes),
    ...adviseAnswers(content, (file) => sourceOf(file, files.get(file) ?? "")),
  ];
  return { content, problems: [...problems, ...advice] };
}
