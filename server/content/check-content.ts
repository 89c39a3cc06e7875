import { formatProblem } from "#machines/content/problem.ts";
import { allProblems } from "./all-problems.ts";
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
const { content, problems } = allProblems(files, new Date());
const errors = problems.filter((problem) => problem.severity === "error").length;
const counts = {
  checks: content?.checks.size ?? 0,
  complaints: [...(content?.complaints.values() ?? [])].reduce((sum, { length }) => sum + length, 0),
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
