import { chmodSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockFolder } from "../../data/folder-lock.ts";
import { examineFolder } from "./examine-folder.ts";

test("a folder that a wizard has open is fine, and is not touched", () => {
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  const release = lockFolder(join(folder, "pglite.lock"));
  expect(examineFolder(folder)).toMatchObject([
    { result: "good", says: expect.stringContaining(`process ${process.pid}`) },
  ]);
  release();
  expect(examineFolder(folder)).toMatchObject([
    { result: "good", says: "the first start makes it" },
    { result: "unknown" },
  ]);
});

test("a folder that is yet to come is not made by looking", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "doctor-")), "some", "where");
  expect(examineFolder(folder)).toMatchObject([{ result: "good" }, { result: "unknown" }]);
  expect(existsSync(folder)).toBe(false);
});

// Root may write anywhere.
test.skipIf(process.getuid?.() === 0)("a folder that cannot be written to is wrong", () => {
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  chmodSync(folder, 0o500);
  expect(examineFolder(join(folder, "data"))).toMatchObject([
    { result: "wrong", remedy: expect.stringContaining("DATA_DIR") },
  ]);
});
