import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { expect, type Server, test } from "../stage/servers.ts";
import { askStep } from "../walk/step.ts";

test("an edit shows on the running server, a mistake changes nothing and is named", async ({
  servers,
  request,
}, testInfo) => {
  const folder = copyOfContent(testInfo.outputPath("content"));
  const wizard = await servers.wizard({ CONTENT_DIR: folder });
  const start = `${wizard.url}/api/v1/step?channel=email&sign=spam-folder`;
  const { canonical, step } = await askStep(request, start);
  const file = `checks/${step.id}/en.md`;
  const shown = () => questionOf(wizard, canonical);
  await expect.poll(shown).toBe(step.question);

  await test.step("an edit", async () => {
    const seconds: number[] = [];
    for (const wording of ["Is this the first wording?", "Is this the second wording?", "Is this the new wording?"]) {
      edit(folder, file, /^question: .*/m, `question: ${wording}`);
      const saved = Date.now();
      await expect.poll(shown, { timeout: 40_000, intervals: [50] }).toBe(wording);
      seconds.push((Date.now() - saved) / 1000);
      expect((await askStep(request, start)).step.question).toBe(wording);
    }
    // How fast depends on what else the machine does; the report keeps it.
    testInfo.annotations.push({ type: "seconds from save to page", description: seconds.join(", ") });
  });

  const good = readFileSync(join(folder, file), "utf8");
  await test.step("an edit with a mistake", async () => {
    writeFileSync(
      join(folder, file),
      good.replace("new wording", "wrong wording").replace("effect: not-it", "effect: not-itt"),
    );
    const line = lineOf(folder, file, "not-itt");
    await expect.poll(() => wizard.log(), { timeout: 20_000 }).toMatch(new RegExp(`${file}:${line}:\\d+  .*not-it`));
    expect(await shown()).toBe("Is this the new wording?");
    expect((await request.get(`${wizard.url}/api/health`)).status()).toBe(200);
  });

  await test.step("the mistake mended", async () => {
    writeFileSync(join(folder, file), good.replace("new wording", "last wording"));
    await expect.poll(shown, { timeout: 40_000 }).toBe("Is this the last wording?");
  });
});

test("a mistake in the settings is named with its place, and the good content is passed", async ({
  servers,
}, testInfo) => {
  const folder = copyOfContent(testInfo.outputPath("content"));
  const good = await servers.run("content:check", { CONTENT_DIR: folder });
  expect(good.exitCode, good.output).toBe(0);
  expect(good.stdout).toMatch(/\d+ checks, \d+ complaints, \d+ contacts, .*0 errors/);

  edit(folder, "settings.yaml", /life: 10m/, "life: ten minutes");
  const line = lineOf(folder, "settings.yaml", "ten minutes");
  const broken = await servers.run("content:check", { CONTENT_DIR: folder });
  expect(broken.exitCode).toBe(1);
  expect(broken.stdout).toMatch(new RegExp(`^${folder}/settings.yaml:${line}:\\d+  .+`, "m"));

  const forTools = await servers.run("content:check", { CONTENT_DIR: folder }, ["--json"]);
  expect(forTools.exitCode).toBe(1);
  const { problems, counts } = reportSchema.parse(JSON.parse(forTools.stdout));
  expect(counts.errors).toBeGreaterThan(0);
  expect(problems).toContainEqual(expect.objectContaining({ file: "settings.yaml", line, severity: "error" }));
});

function copyOfContent(folder: string): string {
  cpSync("content", folder, { recursive: true });
  return folder;
}

/** Saves the file with the first `from` made `to`, as an editor does. */
function edit(folder: string, file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(folder, file), "utf8");
  const after = before.replace(from, to);
  expect(after, `${file} has ${from}`).not.toBe(before);
  writeFileSync(join(folder, file), after);
}

function lineOf(folder: string, file: string, text: string): number {
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

async function questionOf({ url }: Server, path: string): Promise<string | undefined> {
  const page = await (await fetch(url + path)).text();
  return /<h1[^>]*>([^<]*)</.exec(page)?.[1]?.replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}

const reportSchema = z.object({
  problems: z.array(z.object({ file: z.string(), line: z.number(), column: z.number(), severity: z.string() })),
  counts: z.object({ checks: z.number(), errors: z.number() }),
});
