import nextEnv from "@next/env";
import { env } from "../env.ts";
import { readContentFolder } from "./content-folder.ts";
import { parsedOnce } from "./parsed-once.ts";

// The last part of `npm run build`: parses the content for the build that was just made, so that not even the first start does. Says nothing
// of problems: `npm run content:check` and the start do.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });
await parsedOnce(await readContentFolder(env().CONTENT_DIR), ".next");
