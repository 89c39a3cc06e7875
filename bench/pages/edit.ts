import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** Changes the question of a check in `contentFolder` and gives the seconds until `page`, which shows that check, has the new words. Throws after 10 s. */
export async function measureEdit(contentFolder: string, check: string, page: string): Promise<number> {
  const file = `${contentFolder}/checks/${check}/en.md`;
  const words = `Edited ${Date.now()}?`;
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^question: .*$/m, `question: ${words}`));
  const saved = performance.now();
  while (!(await (await fetch(page)).text()).includes(words)) {
    if (performance.now() - saved > 10_000) throw new Error(`${page} does not show the edit of ${file}.`);
    await pause(20);
  }
  return (performance.now() - saved) / 1000;
}
