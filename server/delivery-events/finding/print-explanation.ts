import { existsSync, readFileSync } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import type { Content } from "#machines/content/content.ts";
import { interfaceText } from "#machines/content/interface/interface-text.ts";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { suggestion } from "#machines/content/yaml/yaml-source.ts";
import { readReply } from "#machines/evidence/reply/read-smtp.ts";
import { readReport } from "#machines/evidence/report/read-report.ts";
import { fail, readCommandLine } from "../../command-line.ts";
import { readContentFolder } from "../../content/content-folder.ts";
import { parseJson } from "../../json-body.ts";
import { providers } from "../providers.ts";
import { type Asked, bodyOf, explainLine, explainQuestion } from "./explain-line.ts";

// `npm run explain -- "550 5.1.1 no such user"`, with a file or with standard input: a reply, a bounce mail, or with `--provider ses` the body of a
// webhook. Says what was read, which rule spoke, and what the person will read. `--jsonl` prints a line of JSON for each line of JSON.
const { values, positionals } = readCommandLine({
  options: { jsonl: { type: "boolean", default: false }, provider: { type: "string" }, code: { type: "string" } },
  allowPositionals: true,
});
const { content, problems } = parseContent(await readContentFolder(process.env.CONTENT_DIR || "content"));
if (!content) fail(problems.map(formatProblem).join("\n"));
if (values.jsonl) {
  const lines = (await textOf(process.stdin)).split("\n").filter((line) => line.trim() !== "");
  for (const line of lines) console.log(JSON.stringify(await explainLine(content.deliveryCodes, line)));
} else {
  nameUnknown(values.provider, content);
  const result = await explainQuestion(content.deliveryCodes, await question());
  if ("problem" in result) fail(result.problem);
  console.log(result.asked.map((asked) => describe(content, asked)).join("\n\n") || "This reports no failure.");
}

/** Not an error: what a service without a list says is read by its words. */
function nameUnknown(provider: string | undefined, { deliveryCodes }: Content): void {
  const known = [...new Set([...deliveryCodes.vocabularies.keys(), ...providers.keys()])].toSorted();
  if (provider !== undefined && !known.includes(provider.trim().toLowerCase()))
    console.error(`There is no list of "${provider}"${suggestion(provider, known)}\nOnly the words are read.\n`);
}

async function question() {
  const [first] = positionals;
  const words =
    first === undefined
      ? await textOf(process.stdin)
      : existsSync(first)
        ? readFileSync(first, "utf8")
        : positionals.join(" ");
  const { provider, code } = values;
  const json = parseJson(words);
  if (provider && typeof json === "object" && json !== null) return { webhook: provider, body: bodyOf(words) };
  if (typeof json === "object" && json !== null) return json;
  if (!provider && (await readReport(words)).length > 0) return { report: words };
  // `--provider twilio 30007`: a word alone is a code of that service.
  const isCode = provider !== undefined && code === undefined && /^\s*\S+\s*$/.test(words);
  return isCode ? { provider, code: words.trim() } : { provider, code, text: words.trim() };
}

function describe({ deliveryCodes, ...content }: Content, { event, explained }: Asked): string {
  const lines: [string, string][] = [];
  for (const [name, text] of [
    ["Reply", event.text ?? ""],
    ...(event.asides ?? []).map((aside) => ["Beside it", aside]),
  ] as const)
    if (text?.trim())
      lines.push([name ?? "", shown(text)], ...partsOf(name === "Reply" ? (event.code ?? "") : "", text));
  if (event.code) lines.unshift(["Code", event.code]);
  if (event.stage) lines.unshift(["Stage", event.stage]);
  if (explained) {
    const { cause, who, confidence, permanent } = explained.finding;
    const t = interfaceText({ deliveryCodes, ...content }, content.settings.locales[0] ?? "en");
    const channel = event.channel ?? "email";
    const sources = new Map([...deliveryCodes.vocabularies.values()].flat().map((rule) => [rule.at, rule.source]));
    lines.push(
      ...explained.rules.map((at, nth): [string, string] => [
        nth === 0 ? "Rule" : "and",
        `content/${at}  ${sources.get(at) ?? ""}`,
      ]),
    );
    lines.push(["Cause", cause], ["Who acts", who], ["How sure", confidence], ["Lasting", permanent]);
    const read = [
      t(`resend.cause.${cause === "delivered" ? `delivered-${channel}` : cause}`, {
        server: t(`resend.server.${channel}`),
      }),
    ];
    read.push(t(`resend.sure.${confidence}`), t(`resend.who.${who === "carrier" ? `carrier-${channel}` : who}`));
    lines.push(["They read", read.join(" ")]);
  } else lines.push(["Cause", "none: this tells of no failure"]);
  return lines.map(([name, value]) => `${name.padEnd(11)}${value}`).join("\n");
}

/** What is left of a reply once it is taken apart. */
function partsOf(code: string, text: string): [string, string][] {
  const { phase, codes, words } = readReply(code, text);
  return [
    ["  moment", phase ?? "not told"],
    ["  codes", [...codes.enhanced, ...codes.basic].join(" ") || "none"],
    ["  words", shown(words.plain)],
  ];
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
