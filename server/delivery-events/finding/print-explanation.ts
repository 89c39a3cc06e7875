import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { parseDeliveryCodes } from "#machines/content/parsing/parse-delivery-codes.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { readContentFolder } from "../../content/content-folder.ts";
import { explainLine } from "./explain-line.ts";

// `npm run explain`: what a reply, a report or a webhook body means, and why. `--jsonl` answers a line of JSON with a line of JSON.
const { values } = parseArgs({ options: { jsonl: { type: "boolean", default: false } }, allowPositionals: true });
const { codes, problems } = parseDeliveryCodes(await readContentFolder(process.env.CONTENT_DIR || "content"));
if (!codes) throw new Error(problems.map(formatProblem).join("\n"));
if (values.jsonl) {
  const lines = (await text(process.stdin)).split("\n");
  for (const line of lines) if (line.trim() !== "") console.log(JSON.stringify(explainLine(codes, line)));
}
