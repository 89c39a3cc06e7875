import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import nextEnv from "@next/env";
import { parseContent } from "#machines/content/parsing/parse-content.ts";
import { formatProblem } from "#machines/content/problem.ts";
import { readContentFolder } from "./content/content-folder.ts";
import { env, misspelled } from "./env.ts";

// `npm start`: checks the settings, builds when there is no build, and runs the production server.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error });

for (const line of misspelled(process.env)) console.warn(line);
try {
  const { CONTENT_DIR } = env();
  const { content, problems } = parseContent(
    await readContentFolder(CONTENT_DIR).catch((cause) => {
      throw new Error(`The folder that CONTENT_DIR names cannot be read: ${cause}`);
    }),
  );
  if (!content)
    throw new Error(`The content in "${CONTENT_DIR}" cannot be used:\n${problems.map(formatProblem).join("\n")}`);
} catch (error) {
  console.error(`The server does not start.\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

const next = "node_modules/next/dist/bin/next";
if (!existsSync(".next/BUILD_ID")) {
  console.info("There is no build yet; building once.");
  const build = spawnSync(process.execPath, [next, "build"], { stdio: "inherit" });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

const server = spawn(process.execPath, ["server/http/http-server.js"], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production", PORT: String(env().PORT) },
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
