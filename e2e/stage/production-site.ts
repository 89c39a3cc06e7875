import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { layProductionTree } from "../../ops/production-tree.js";
import { give, nobody, openFolder } from "./nobody.ts";

/** What a company runs: the production files and nothing else, by a user who can write to the data folder only. */
export interface ProductionSite {
  /** Of the files. */
  readonly bytes: number;
  log(): string;
  /** Runs a program of the tree to its end, as its user and with its settings, and gives what it printed. */
  run(args: string[]): string;
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>;
  /** With all its files, whether or not it runs. */
  remove(): void;
}

/** Does the last steps of the Dockerfile in a folder: lays the tree and starts `server/serve.js` in it. Ready when it is healthy. */
export async function startProductionSite(port: number, settings: Record<string, string>): Promise<ProductionSite> {
  const folder = openFolder("production");
  const [tree, data] = [path.join(folder, "app"), path.join(folder, "data")];
  const mayLink = nobody.uid !== undefined;
  const bytes = layProductionTree(tree, { links: mayLink });
  // Of files that are linked the mode is that of the repository; root owns them, which is as good.
  if (!mayLink) execFileSync("chmod", ["-R", "a-w", tree]);
  cpSync(".data/e2e-empty", data, { recursive: true });
  give(data);

  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    PORT: String(port),
    DATA_DIR: data,
    NODE_ENV: "production",
    TSX_DISABLE_CACHE: "1",
    ...settings,
  };
  const options = { cwd: tree, env, ...nobody };
  const child = spawn(process.execPath, ["server/serve.js"], { ...options, detached: true });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      log += chunk;
    });
  const site: ProductionSite = {
    bytes,
    log: () => log,
    run: (args) => execFileSync(process.execPath, args, { ...options, encoding: "utf8" }),
    stop: () => stop(child),
    remove() {
      if (isRunning(child)) process.kill(-(child.pid ?? 0), "SIGKILL");
      if (!mayLink) execFileSync("chmod", ["-R", "u+w", tree]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await expect(async () => {
      if (child.exitCode === null) expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
    }).toPass({ intervals: [100], timeout: 200_000 });
    if (child.exitCode !== null) throw new Error("it ended");
    return site;
  } catch (cause) {
    site.remove();
    throw new Error(`the site does not start:\n${log}`, { cause });
  }
}

async function stop(child: ChildProcess): Promise<number | null> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
  return child.exitCode;
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}
