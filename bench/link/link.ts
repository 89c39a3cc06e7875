import { readFile } from "node:fs/promises";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { cutPersonal } from "#machines/input/cut-personal.ts";
import { makeLink } from "#machines/link/make-link.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { matchWords } from "#machines/own-words/match-words.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { joinCases } from "../coverage/case.ts";
import { walk } from "../coverage/walk.ts";

// `npm run bench:link`: of the people in bench/, how many land on the page that settles it when support makes a link of the complaint and nothing else.
const { content, problems } = parseContent(await readContentFolder(process.env.CONTENT_DIR || "content"));
if (!content) throw new Error(problems.map(formatProblem).join("\n"));
const index = learnWords(content, content.settings.locales[0] ?? "en");

for (const name of ["cases", "invented"]) {
  const files = ["json", "map.yaml"].map((end) => readFile(`bench/${name}.${end}`, "utf8"));
  const [cases = "", map = ""] = await Promise.all(files);
  const { mapped } = joinCases(content, cases, map);
  for (const isChannelKnown of [true, false]) {
    const pages = mapped.map((person) => {
      const found = matchWords(
        [index],
        cutPersonal(person.complaint).text,
        isChannelKnown ? { channel: person.channel } : {},
      );
      const link = makeLink(content, { ...found, signs: [], facts: [], tried: [] });
      // Another kind of code: the customer is told so, and goes elsewhere.
      if (link.channel !== person.channel) return Number.POSITIVE_INFINITY;
      return walk(content, person, null, link.journey)?.steps.length ?? Number.POSITIVE_INFINITY;
    });
    const share = (most: number) => Math.round((100 * pages.filter((count) => count <= most).length) / pages.length);
    console.log(
      `${name}: ${pages.length} complaints, ${isChannelKnown ? "kind of code known" : "nothing else known"}; first page ${share(1)} %, within three ${share(3)} %`,
    );
  }
}
