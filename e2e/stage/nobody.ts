import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const isRoot = process.getuid?.() === 0;
const idOf = (flag: "-u" | "-g") => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));

/** For a process that may do nothing but what its files allow; where the tests are not run by root, it is whoever runs them. */
export const nobody: { uid?: number; gid?: number } = isRoot ? { uid: idOf("-u"), gid: idOf("-g") } : {};

/** A new folder that everybody may look into. */
export function openFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  execFileSync("chmod", ["755", folder]);
  return folder;
}

/** Hands a folder with all in it to `nobody`. */
export function give(folder: string): void {
  if (isRoot) execFileSync("chown", ["-R", `${nobody.uid}:${nobody.gid}`, folder]);
}
