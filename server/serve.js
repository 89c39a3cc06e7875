import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { heapMegabytes, mallocArenas, youngMegabytes } from "./http/limits.js";

// `npm start`: builds when there is no build, and runs the production server with its bounds. Plain JavaScript, and it loads nothing: it stays
// beside the server and should take little memory.

if (!existsSync(".next/BUILD_ID")) {
  // Wrong settings are named before the minute of building.
  run(["--import", "tsx", "server/check-settings.ts"]);
  console.info("There is no build yet; building once.");
  run(["server/build.js"]);
}

// What the operator sets counts.
const bounds = process.env.NODE_OPTIONS?.includes("old-space") ? [] : [`--max-old-space-size=${heapMegabytes}`];
const server = spawn(
  process.execPath,
  [...bounds, `--max-semi-space-size=${youngMegabytes}`, "server/http/http-server.js"],
  {
    stdio: "inherit",
    env: { MALLOC_ARENA_MAX: String(mallocArenas), ...process.env, NODE_ENV: "production" },
  },
);
process.on("SIGTERM", () => server.kill("SIGTERM"));
process.on("SIGINT", () => server.kill("SIGINT"));
server.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));

/** @param {string[]} command Ends this process where it fails. */
function run(command) {
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
