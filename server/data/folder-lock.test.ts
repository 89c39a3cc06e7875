import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";

const freshPath = () => join(mkdtempSync(join(tmpdir(), "lock-")), "deep", "data.lock");

test("a second taker is refused with the pid of the first, until it is given back", () => {
  const path = freshPath();
  const release = lockFolder(path);
  expect(() => lockFolder(path)).toThrowError(new RegExp(`in use by process ${process.pid}`));
  release();
  expect(existsSync(path)).toBe(false);
  lockFolder(path)();
});

test("the lock of a process that died is taken over", async () => {
  const path = freshPath();
  lockFolder(path)();
  const dead = spawn(process.execPath, ["-e", "0"]);
  await once(dead, "exit");
  writeFileSync(path, `${dead.pid} some-start\n`);
  lockFolder(path)();
});

test("a new process that happens to have the old pid does not count as the holder", () => {
  const path = freshPath();
  lockFolder(path)();
  writeFileSync(path, `${process.pid} another-boot/1\n`);
  lockFolder(path)();
});

test("a folder that cannot be made is named, with what to do", () => {
  const path = freshPath();
  lockFolder(path)();
  writeFileSync(path, "");
  expect(() => lockFolder(join(path, "data", "pglite.lock"))).toThrowError(/data cannot be written to. Set DATA_DIR/);
});
