import { rmSync } from "node:fs";
import { openFolder } from "../data/database.ts";

// `tsx server/testing/empty-folder.ts <folder>`: a data folder whose database is migrated and empty, for browser tests to start from; a server that makes
// one anew needs twice the time.
const [, , folder] = process.argv;
if (!folder) throw new Error("name the folder");
rmSync(folder, { recursive: true, force: true });
await (await openFolder(folder)).close();
