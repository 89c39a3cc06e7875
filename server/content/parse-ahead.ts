import { env } from "../env.ts";
import { readEnvFiles } from "../env-files.js";
import { readContentFolder } from "./content-folder.ts";
import { parsedOnce } from "./parsed-once.ts";

// The last part of `npm run build`: parses the content for the build that was just made, so that not even the first start does. Says nothing
// of problems: `npm run content:check` and the start do. Where the content comes only with the start, as a volume, there is nothing to parse.
readEnvFiles();
const folder = env().CONTENT_DIR;
const files = await readContentFolder(folder).catch(() => null);
if (files) await parsedOnce(files, ".next");
else console.warn(`${folder} (CONTENT_DIR) cannot be read here; the first start parses the content.`);
