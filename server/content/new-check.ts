import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { idPattern, isReserved } from "#machines/words.ts";
import { fail } from "../command-line.ts";
import { readContentFolder } from "./content-folder.ts";

// `npm run content:new <id>`: a valid skeleton of a check in the first language, as a draft.
const folder = process.env.CONTENT_DIR || "content";
const [id = ""] = process.argv.slice(2);
const { content, problems } = parseContent(await readContentFolder(folder));
if (!content)
  fail(
    `Fix the content first:\n${problems
      .filter(({ severity }) => severity === "error")
      .map(formatProblem)
      .join("\n")}`,
  );
if (!idPattern.test(id)) fail("Name the check, with a-z, 0-9 and - only: npm run content:new forwarding-rule");
if (content.checks.has(id) || content.facts.has(id) || content.aliases.has(id)) fail(`"${id}" is taken.`);

const target = path.join(folder, "checks", id);
if (existsSync(target)) fail(`"${id}" is taken: there is ${target} already.`);
if (isReserved(id)) fail(`"${id}" has another meaning in links or counts; use another name.`);
await mkdir(target);
const [source = "en", ...others] = content.settings.locales;
const file = path.join(target, `${source}.md`);
await writeFile(file, sourceText(id));
console.info(`${file} is there, as a draft: nobody sees it yet.
1. Write it, and change its answers as you like. npm run content:check says what is wrong.
2. Say in ${path.join(folder, "scenarios")} what you promise, for example:
${scenarioText(id)}3. Take out the line draft: true. It is live at once${others.length > 0 ? `, in ${source} for everybody` : ""}.
${others.length > 0 ? `4. Translate it: ${others.map((locale) => `${locale}.md`).join(", ")} beside it, with title, question, answers (id and label) and text.\n` : ""}`);

function sourceText(name: string): string {
  return `---
draft: true
title: ${name}
question: Is something wrong here?
channels: [email]
place: mailbox
likelihood: rare
effort: 30s
because: Say why likelihood and effort are what they are.
when: { not: { symptom: [refused] } }
answers:
  - { id: fixed-it, label: Yes. I fixed it, effect: fixed }
  - { id: not-it, label: "No, all is well", effect: not-it }
sources: []
---
1. Open the place to look at.
2. Look for one thing.
3. Fix it.
`;
}

function scenarioText(name: string): string {
  return `     - promise: Who needs ${name} finds it.
       given: { channel: email }
       expect: { reaches: ${name} }
`;
}
