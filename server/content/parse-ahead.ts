import { env } from "../env.ts";
import { readEnvFiles } from "../env-files.js";
import { readContentFolder } from "./content-folder.ts";
import { parsedOnce } from "./parsed-once.ts";

// The last part of `npm run build`: parses the content for the build that was just made, so that not even the first start does. Says nothing
// of problems: `npm run content:check` and the start do.
readEnvFiles();
await parsedOnce(await readContentFolder(env().CONTENT_DIR), ".next");
