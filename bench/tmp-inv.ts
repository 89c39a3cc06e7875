import { readFile } from "node:fs/promises";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { learnWords } from "#machines/own-words/learn-words.ts";
import { readContentFolder } from "#server/content/content-folder.ts";
import { joinCases } from "./coverage/case.ts";
import { checksFor } from "./coverage/walk.ts";
const load = async (f: string) => parseContent(await readContentFolder(f)).content!;
const [file] = process.argv.slice(2);
const old = await load("/tmp/facts-edit/old/content"), now = await load("content");
const io = learnWords(old, "en"), inw = learnWords(now, "en");
const read = async (c: any) => joinCases(c, await readFile(`bench/${file}.json`,"utf8"), await readFile(`bench/${file}.map.yaml`,"utf8")).mapped;
const a = await read(old), b = await read(now);
for (const [k, p] of a.entries()) { const q = b[k]!; const x = checksFor(p, io).indexOf(p.settles), y = checksFor(q, inw).indexOf(q.settles);
 const bx = x<0||x>2, by = y<0||y>2; if (bx!==by || (x<0||x>4)!==(y<0||y>4)) console.log(p.id, p.channel, p.settles, x, "→", y, checksFor(q, inw).slice(0,5).join(" ")); }
