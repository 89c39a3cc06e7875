import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { heapMegabytes, mallocArenas, youngMegabytes } from "./http/limits.js";

// `npm start`: checks the settings, builds when there is no build, and runs the production server. Plain JavaScript, and the checks in a
// process that ends: this one stays beside the server and should take little memory.

const checks = spawnSync(process.execPath, ["--import", "tsx", "server/check-start.ts"], {
  stdio: ["inherit", "pipe", "inherit"],
  encoding: "utf8",
});
if (checks.status !== 0) process.exit(checks.status ?? 1);

if (!existsSync(".next/BUILD_ID")) {
  console.info("There is no build yet; building once.");
  const build = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], { stdio: "inherit" });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

// What the operator sets counts.
const bounds = process.env.NODE_OPTIONS?.includes("old-space") ? [] : [`--max-old-space-size=${heapMegabytes}`];
const server = spawn(
  process.execPath,
  [...bounds, `--max-semi-space-size=${youngMegabytes}`, "server/http/http-server.js"],
  {
    stdio: "inherit",
    env: {
      MALLOC_ARENA_MAX: String(mallocArenas),
      ...process.env,
      NODE_ENV: "production",
      PORT: checks.stdout.trim().split("\n").at(-1),
    },
  },
);
process.on("SIGTERM", () => server.kill("SIGTERM"));
process.on("SIGINT", () => server.kill("SIGINT"));
server.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
