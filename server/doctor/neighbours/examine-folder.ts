import { accessSync, constants, existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { folderHolder } from "../../data/folder-lock.ts";
import { type Finding, good, unknown, wrong } from "../finding.ts";

/** PGlite in `dataDir`. Never opened: that would write, and destroy the data under a wizard that runs. */
export function examineFolder(dataDir: string): Finding[] {
  const tried = `File database in ${dataDir}`;
  let place = resolve(dataDir);
  while (!existsSync(place)) place = dirname(place);
  if (!isWritable(place))
    return [
      wrong(
        tried,
        `${place} cannot be written to`,
        "Set DATA_DIR to a folder that this user may write to, on a disk that stays.",
      ),
    ];
  const holder = folderHolder(join(dataDir, "pglite.lock"));
  if (holder !== null) return [good(tried, `is in use by process ${holder}: the wizard that runs`)];
  const isThere = existsSync(join(dataDir, "pglite", "PG_VERSION"));
  if (isThere && !isWritable(join(dataDir, "pglite")))
    return [
      wrong(
        tried,
        "was made by another user and cannot be written to",
        "Run the wizard as that user, or hand the folder over with chown.",
      ),
    ];
  return [
    good(tried, isThere ? "is there and can be written to" : "the first start makes it"),
    unknown(
      "Kind of database",
      "a file database serves one process and does not survive a power cut",
      "For several processes, or for data that must not be lost, set DATABASE_URL (docs/deploy.md).",
    ),
  ];
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
