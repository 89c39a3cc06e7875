import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { smallFiles } from "#machines/testing/small-content.ts";
import { readContentFolder } from "./content-folder.ts";

test("complaints are read wherever they lie, so that one in the wrong place is named", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "content-"));
  const line = "spam 60 | no code\n";
  const complaints = ["en/Mail (1).txt", "mail.txt", "en/deeper/mail.TXT"].map((name) => `complaints/${name}`);
  for (const [name, text] of [...smallFiles(), ...complaints.map((name) => [name, line] as const)]) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const { problems } = parseContent(await readContentFolder(folder));
  await rm(folder, { recursive: true });
  expect(problems.map(({ file }) => file)).toEqual(["complaints/en/deeper/mail.TXT", "complaints/mail.txt"]);
});
