import nextEnv from "@next/env";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { readContentFolder } from "./content/content-folder.ts";
import { env, misspelled } from "./env.ts";

// The first part of `npm start` (server/serve.js): checks settings and content, and prints the port. Exit 1 with the reason when the server cannot start.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });

for (const line of misspelled(process.env)) console.warn(line);
try {
  const { CONTENT_DIR, PORT } = env();
  const { content, problems } = parseContent(
    await readContentFolder(CONTENT_DIR).catch((cause) => {
      throw new Error(`The folder that CONTENT_DIR names cannot be read: ${cause}`);
    }),
  );
  if (!content)
    throw new Error(`The content in "${CONTENT_DIR}" cannot be used:\n${problems.map(formatProblem).join("\n")}`);
  // As plain text: `console.log` colours numbers where FORCE_COLOR is set.
  process.stdout.write(`${PORT}\n`);
} catch (error) {
  console.error(`The server does not start.\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
