import { spawnSync } from "node:child_process";

// `npm run build`, and the first `npm start` where there is no build: Next's build, then the content parsed for it. Plain JavaScript, and it loads nothing.
for (const command of [
  ["node_modules/next/dist/bin/next", "build"],
  ["--import", "tsx", "server/content/parse-ahead.ts"],
]) {
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
