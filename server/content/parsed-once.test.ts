import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as parsing from "#machines/content/parsing/parse-content.ts";
import { smallFiles } from "#machines/testing/small-content.ts";
import { parsedOnce } from "./parsed-once.ts";

const parse = vi.spyOn(parsing, "parseContent");
const { parseContent } = parsing;

const edited = (note: string) => smallFiles({ "settings.yaml": `${smallFiles().get("settings.yaml")}\n# ${note}\n` });

let build = "";
const newBuild = () => writeFile(path.join(build, "BUILD_ID"), String(Math.random()));
const kept = () => readdir(path.join(build, "cache", "content"));
beforeEach(async () => {
  build = await mkdtemp(path.join(tmpdir(), "build-"));
  await newBuild();
});
afterEach(() => rm(build, { recursive: true }));

/** How often these files were parsed for it. */
async function timesParsed(files = smallFiles()): Promise<number> {
  parse.mockClear();
  const { parsed, wasKept } = await parsedOnce(files, build);
  const times = parse.mock.calls.length;
  expect(wasKept).toBe(times === 0);
  expect(parsed).toEqual(parseContent(files));
  return times;
}

test("what a build has parsed before is there at once, and is the same", async () => {
  expect(await timesParsed()).toBe(1);
  expect(await timesParsed()).toBe(0);
});

test("an edit, and a new build, are parsed", async () => {
  await timesParsed();
  expect(await timesParsed(edited("one"))).toBe(1);
  await newBuild();
  expect(await timesParsed()).toBe(1);
});

test("content with an error is not kept, and so is looked at again", async () => {
  const faulty = smallFiles({ "settings.yaml": "brand: [" });
  expect(await timesParsed(faulty)).toBe(1);
  expect(await timesParsed(faulty)).toBe(1);
});

test("a file that was cut off is parsed anew", async () => {
  await timesParsed();
  const [name = ""] = await kept();
  await writeFile(path.join(build, "cache", "content", name), "half of i");
  expect(await timesParsed()).toBe(1);
  expect(await timesParsed()).toBe(0);
});

test("where nothing can be written, as without a build, it is parsed", async () => {
  await writeFile(path.join(build, "cache"), "a file where the folder would be");
  expect(await timesParsed()).toBe(1);
  await rm(path.join(build, "BUILD_ID"));
  expect(await timesParsed()).toBe(1);
});

test("what is started with again and again stays, whatever else was tried meanwhile", async () => {
  await timesParsed();
  for (let edit = 0; edit < 6; edit++) {
    await parsedOnce(edited(String(edit)), build);
    expect(await timesParsed(), `after ${edit + 1} edits`).toBe(0);
  }
});

test("many edits do not fill the disk", async () => {
  for (let edit = 0; edit < 6; edit++) await parsedOnce(edited(String(edit)), build);
  expect(await kept()).toHaveLength(4);
});

test("a build where the content comes only with the start goes through, and says so", () => {
  const env = { PATH: process.env.PATH, NODE_ENV: "test" as const, CONTENT_DIR: "/nowhere" };
  const run = spawnSync(process.execPath, ["--import", "tsx", "server/content/parse-ahead.ts"], {
    env,
    encoding: "utf8",
  });
  expect(run).toMatchObject({ status: 0, stderr: expect.stringContaining("/nowhere (CONTENT_DIR) cannot be read") });
});
