import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { smallFiles } from "#machines/testing/small-content.ts";
import { viewStep } from "#machines/wizard/views/view-step.ts";
import { eventually } from "../testing/eventually.ts";
import { hearLog } from "../testing/heard-log.ts";
import { getContent, loadContent } from "./content.ts";
import { readContentFolder } from "./content-folder.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "content-"));
  for (const [file, text] of smallFiles()) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  vi.useFakeTimers({ now: new Date("2026-11-22T13:59:00Z"), toFake: ["Date", "setInterval", "clearInterval"] });
  await loadContent(folder);
});
afterAll(async () => {
  vi.clearAllTimers();
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

const version = () => globalThis.wizardContent?.good?.version;
const banners = () => {
  const asked = { locale: "en", channel: "sms" as const, step: null, pairs: [], origin: "" };
  return viewStep(getContent(), asked).incidents.map(({ title }) => title);
};
async function at(time: string) {
  vi.setSystemTime(new Date(time));
  vi.advanceTimersByTime(1_000);
}

test("an incident begins and ends by the clock, and with each the version changes, so that cached pages do", async () => {
  await mkdir(path.join(folder, "incidents"));
  const incident = `---
title: Texts to Example Mobile are late
channel: sms
from: 2026-11-22T14:00Z
until: 2026-11-22T15:00Z
---
We are on it.
`;
  const empty = version();
  await writeFile(path.join(folder, "incidents/example-mobile.md"), incident);
  await eventually(async () => {
    await at("2026-11-22T13:59:30Z");
    expect(version()).not.toBe(empty);
  });
  const before = version();
  expect(banners()).toEqual([]);

  await eventually(async () => {
    await at("2026-11-22T14:00:00Z");
    expect(banners()).toEqual(["Texts to Example Mobile are late"]);
  });
  expect(version()).not.toBe(before);

  await eventually(async () => {
    await at("2026-11-22T15:00:00Z");
    expect(banners()).toEqual([]);
  });
  expect(version()).toBe(before);
});

test("an edit with a mistake changes nothing and is named; when it is mended, that is said too", async () => {
  const heard = hearLog();
  const before = version();
  const file = path.join(folder, "checks/spam/en.md");
  const good = smallFiles().get("checks/spam/en.md") ?? "";
  await writeFile(file, good.replace("title: A title", "title: *Important"));
  await eventually(async () => {
    await at("2026-11-22T16:00:00Z");
    expect(heard.of("content-refused")).toMatchObject([
      { problems: [expect.stringContaining(`${file}:2:8  YAML: a text that begins with * needs quotes`)] },
    ]);
  });
  expect(version()).toBe(before);

  await writeFile(file, good);
  await eventually(async () => {
    await at("2026-11-22T16:00:00Z");
    expect(heard.of("content-mended")).toHaveLength(1);
  });
  expect(version()).toBe(before);
});

test("a link to a file elsewhere is read like the file", async () => {
  const elsewhere = path.join(folder, "elsewhere");
  const file = path.join(folder, "checks/spam/en.md");
  await rename(file, elsewhere);
  await symlink(elsewhere, file);
  expect((await readContentFolder(folder)).get("checks/spam/en.md")).toBe(smallFiles().get("checks/spam/en.md"));
});
