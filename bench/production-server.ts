import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A running production server. `stop` ends it and everything it started, and may be called twice. */
export interface ProductionServer {
  /** `http://localhost:<port>` without a slash at the end. */
  origin: string;
  /** The first of its processes, and the head of their group. */
  pid: number;
  stop(): Promise<void>;
}

const next = "node_modules/next/dist/bin/next";
const secondsToBuildAndStart = 180;

/**
 * The wizard as `npm start` runs it, with an empty data folder and a copy of the content of its own; builds when there is no build.
 * `folder` is another checkout than this one, `added` what else stands in its environment.
 */
export async function startWizard(
  port: number,
  folder = ".",
  added: Record<string, string> = {},
): Promise<ProductionServer & { contentFolder: string }> {
  const data = await mkdtemp(join(tmpdir(), "bench-wizard-"));
  const forget = () => rm(data, { recursive: true, force: true });
  const contentFolder = join(data, "content");
  await cp(join(folder, "content"), contentFolder, { recursive: true });
  const env = {
    PORT: String(port),
    DATA_DIR: data,
    CONTENT_DIR: contentFolder,
    BASE_URL: `http://localhost:${port}`,
    DATABASE_URL: "",
    ...added,
  };
  // Older checkouts start in TypeScript.
  const isOlder = existsSync(join(folder, "server/serve.ts"));
  const command = isOlder ? ["--import", "tsx", "server/serve.ts"] : ["server/serve.js"];
  try {
    const server = await start(command, port, env, "/api/health", folder);
    return { ...server, contentFolder, stop: () => server.stop().finally(forget) };
  } catch (error) {
    await forget();
    throw error;
  }
}

/** The bare Next app of the same version in `bench/bare`, built afresh. */
export async function startBare(port: number): Promise<ProductionServer> {
  const build = run([next, "build", "bench/bare"], {});
  if ((await build.ended) !== 0) throw new Error(`The bare app does not build.\n${build.output()}`);
  return start([next, "start", "bench/bare", "--port", String(port)], port, {}, "/");
}

async function start(args: string[], port: number, env: Record<string, string>, probe: string, folder = ".") {
  const origin = `http://localhost:${port}`;
  if (await answers(origin)) throw new Error(`Port ${port} is taken. BENCH_PORT names another one.`);
  const server = run(args, env, folder);
  const stop = () => end(server.child, server.ended);
  const deadline = performance.now() + secondsToBuildAndStart * 1000;
  while (!(await answers(origin + probe))) {
    if (server.child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`"node ${args.join(" ")}" does not answer on ${origin}${probe}.\n${server.output()}`);
    }
    await pause(200);
  }
  return { origin, pid: server.child.pid ?? 0, stop };
}

function run(args: string[], env: Record<string, string>, folder = ".") {
  // A process group of its own, so that nothing it starts outlives it.
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const keep = (part: Buffer) => {
    output = (output + part.toString()).slice(-8_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const killGroup = () => signal(child, "SIGKILL");
  process.once("exit", killGroup);
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      process.removeListener("exit", killGroup);
      resolve(code);
    });
  });
  return { child, ended, output: () => output };
}

async function end(child: ChildProcess, ended: Promise<unknown>) {
  signal(child, "SIGTERM");
  await Promise.race([ended, pause(5_000)]);
  signal(child, "SIGKILL");
}

function signal(child: ChildProcess, name: NodeJS.Signals) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // The whole group has ended already.
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
