import { fail, readCommandLine } from "../command-line.ts";
import { readEnvFiles } from "../env-files.js";
import { siteAddress } from "../env-value.ts";
import type { Chapter } from "./chapter.ts";
import { chapterLines, summaryLine } from "./report-lines.ts";

// `npm run doctor`: examines a set-up, planned or running, and says what to do. Changes nothing, and sends no code. Exit 0 when nothing is wrong, 1 when
// something is, 2 for a command line it does not know. `--url` is where people come in, `--ticket` a ticket of the sign-in system, `--key` a file with
// its private key for tests, `--json` for tools.
const badCommandLine = 2;
const { values } = readCommandLine(
  {
    options: {
      url: { type: "string" },
      ticket: { type: "string" },
      key: { type: "string" },
      json: { type: "boolean", default: false },
    },
  },
  badCommandLine,
);
const { url, ticket, key, json } = values;
const address = siteAddress.optional().safeParse(url);
if (!address.success) fail(`--url ${address.error.issues.map(({ message }) => message).join("; ")}`, badCommandLine);

// As `npm start` reads them.
readEnvFiles();
// Only now: it is half of the server, and a slip in the command line is to be named at once.
const [{ examineAll }, { readSigner }] = await Promise.all([
  import("./examinations.ts"),
  import("./front-door/test-ticket.ts"),
]);
const signer = key === undefined ? undefined : await readSigner(key);
if (signer && "trouble" in signer) fail(signer.trouble, badCommandLine);
const chapters: Chapter[] = [];
for await (const chapter of examineAll({
  source: process.env,
  url: address.data?.replace(/\/+$/, ""),
  ticket,
  signer,
})) {
  chapters.push(chapter);
  if (!json) for (const line of chapterLines(chapter)) console.log(line);
}
const findings = chapters.flatMap((chapter) => chapter.findings);
if (json) {
  const listed = chapters.flatMap(({ about, findings }) => findings.map((finding) => ({ about, ...finding })));
  console.log(JSON.stringify(listed, null, 2));
} else console.log(`\n${summaryLine(findings)}`);
process.exitCode = findings.some(({ result }) => result === "wrong") ? 1 : 0;
