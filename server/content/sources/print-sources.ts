import { reviewedPattern } from "#machines/content/body/block.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { countKinds, findDue, isDue } from "#machines/editing/sources/due.ts";
import { listClaims } from "#machines/editing/sources/ledger.ts";
import { countLine, dueLines, ledgerLines } from "#machines/editing/sources/ledger-lines.ts";
import { readMakers } from "#machines/editing/sources/makers.ts";
import { fail, readCommandLine } from "../../command-line.ts";
import { readContentFolder } from "../content-folder.ts";

// `npm run content:sources`: what the texts say about products, where that was looked up and when, and what is due. `--due` says only that, and exits with 1
// when something is; `--today 2027-11` looks ahead; `--json` is for tools.
const { values } = readCommandLine({
  options: {
    today: { type: "string", default: new Date().toISOString().slice(0, 7) },
    due: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const { today, due: onlyDue, json } = values;
if (!reviewedPattern.test(today)) fail("--today is a month, like 2026-11.");
const files = await readContentFolder(process.env.CONTENT_DIR || "content");
const { content, problems } = parseContent(files);
if (!content) fail(problems.map(formatProblem).join("\n"));
const { makers, problems: faults } = readMakers(files, content.facts);
if (faults.length > 0) fail(faults.map(formatProblem).join("\n"));

const claims = listClaims(content, makers);
const due = findDue(claims, today);
if (json)
  console.log(JSON.stringify({ today, ...(onlyDue ? {} : { claims }), due, counts: countKinds(claims) }, null, 2));
else
  console.log([...(onlyDue ? [] : [...ledgerLines(claims), ""]), ...dueLines(due), "", countLine(claims)].join("\n"));
process.exitCode = onlyDue && isDue(due) ? 1 : 0;
