import { sourceOf } from "#machines/content/parsing/front-matter.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { adviseRules } from "#machines/editing/advise-rules.ts";
import { adviseAnswers } from "#machines/editing/answers.ts";
import { adviseWords } from "#machines/editing/glossary.ts";
import { runScenarios } from "#machines/editing/run-scenario.ts";
import { unsafeTexts } from "#machines/editing/safety.ts";
import { readMakers } from "#machines/editing/sources/makers.ts";
import { adviseStyle } from "#machines/editing/style.ts";
import { readContentFolder } from "./content-folder.ts";

// `npm run content:check`: everything wrong with the content, one line each; exit 1 when something must be fixed. `--json` for tools.
const folder = process.env.CONTENT_DIR || "content";
const files = await readContentFolder(folder).catch((error: unknown) => {
  console.error(
    `The content folder "${folder}" cannot be read. Set CONTENT_DIR to a folder with settings.yaml.`,
    error,
  );
  process.exit(1);
});
const { content, problems: found } = parseContent(files);
const problems = [
  ...found,
  ...(content
    ? [
        ...runScenarios(content),
        ...unsafeTexts(content),
        ...readMakers(files, content.facts).problems,
        ...adviseWords(files, content.settings.locales),
        ...adviseStyle(content, new Date().toISOString().slice(0, 7)),
        ...adviseRules(content.deliveryCodes),
        ...adviseAnswers(content, (file) => sourceOf(file, files.get(file) ?? "")),
      ]
    : []),
];
const errors = problems.filter((problem) => problem.severity === "error").length;
const counts = {
  checks: content?.checks.size ?? 0,
  contacts: content?.contacts.length ?? 0,
  incidents: content?.incidents.length ?? 0,
  languages: content?.settings.locales.length ?? 0,
  scenarios: content?.scenarios.length ?? 0,
  errors,
  warnings: problems.length - errors,
};

if (process.argv.includes("--json")) console.log(JSON.stringify({ problems, counts }, null, 2));
else {
  for (const problem of problems) console.log(formatProblem({ ...problem, file: `${folder}/${problem.file}` }));
  const said = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  // With errors nothing was put together, and zeros would read as if all were lost.
  console.log(
    content ? said.join(", ") : `${said.slice(-2).join(", ")}. The rest is counted once the errors are mended.`,
  );
}
process.exitCode = errors > 0 ? 1 : 0;
