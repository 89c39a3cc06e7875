import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { freePort } from "#server/testing/free-port.ts";

const emptyData = ".data/e2e-empty";

/** A server process of one test. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** Everything it has written so far, standard output and errors. */
  log(): string;
  /** Ends it as a power switch would (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end (SIGTERM) and gives its exit code. */
  stop(): Promise<number | null>;
}

export interface Servers {
  /** The wizard from the build that is there. `DATA_DIR` defaults to a fresh folder of this test. */
  wizard(env?: Record<string, string>): Promise<Server>;
  /** The demo's sign-in site. */
  signInSite(env?: Record<string, string>): Promise<Server>;
  freePort(): Promise<number>;
  /** Runs a command of package.json to its end. */
  run(script: string, env?: Record<string, string>, args?: string[]): Promise<Outcome>;
  /** What the test has started itself, to be ended whatever comes of it; the last comes first. */
  atTheEnd(work: () => unknown): void;
}

interface Outcome {
  exitCode: number | null;
  stdout: string;
  output: string;
}

/** `servers`: processes of the test's own, for promises that break or restart what the other tests share. */
export const test = base.extend<{ servers: Servers }>({
  // Playwright insists on a pattern.
  servers: async ({ playwright: _ }, use, testInfo) => {
    // Servers take their time on a busy machine.
    testInfo.slow();
    await withServers(testInfo.outputPath("data"), use);
  },
});
export { expect };

/** Gives `use` servers whose data are in `folder`, and ends all that were started when it is through, whatever comes of it. */
export async function withServers(folder: string, use: (servers: Servers) => Promise<void>): Promise<void> {
  const running: ChildProcess[] = [];
  const works: (() => unknown)[] = [];

  function launch(command: string, args: string[], env: Record<string, string>) {
    // A process group of its own, so that everything it starts ends with it.
    const child = spawn(command, args, { env: { ...cleanEnv(), ...env }, detached: true });
    running.push(child);
    const written = { out: "", all: "" };
    child.stdout.on("data", (data) => {
      written.out += data;
      written.all += data;
    });
    child.stderr.on("data", (data) => {
      written.all += data;
    });
    return { child, written };
  }

  async function serve(args: string[], port: number, env: Record<string, string>): Promise<Server> {
    const { child, written } = launch(process.execPath, args, env);
    const url = `http://localhost:${port}`;
    await expect(async () => {
      if (child.exitCode === null) expect(await isUp(url)).toBe(true);
    }).toPass({ intervals: [100], timeout: 60_000 });
    if (child.exitCode !== null) throw new Error(`the server ended:\n${written.all}`);
    return { url, port, log: () => written.all, kill: () => end(child), stop: () => stop(child) };
  }

  try {
    await use({
      async wizard(env = {}) {
        const port = Number(env.PORT ?? (await freePort()));
        const DATA_DIR = env.DATA_DIR ?? folder;
        // Made once for all (package.json): a server that makes its database anew needs twice the time to start.
        if (existsSync(emptyData) && !existsSync(DATA_DIR)) cpSync(emptyData, DATA_DIR, { recursive: true });
        return serve(["server/http/http-server.js"], port, {
          NODE_ENV: "production",
          DATA_DIR,
          PORT: String(port),
          ...env,
        });
      },
      async signInSite(env = {}) {
        const port = await freePort();
        return serve(["--import", "tsx", "demo/site.ts"], port, {
          DEMO_PORT: String(port),
          DEMO_SMTP_PORT: "0",
          DEMO_TEST: "1",
          ...env,
        });
      },
      freePort,
      async run(script, env = {}, args = []) {
        const { child, written } = launch("npm", ["run", "--silent", script, "--", ...args], env);
        await once(child, "close");
        return { exitCode: child.exitCode, stdout: written.out, output: written.all };
      },
      atTheEnd: (work) => works.unshift(work),
    });
    for (const work of works) await work();
  } finally {
    await Promise.all(running.map(end));
  }
}

/** The environment without what the runner of the tests has set for itself or for the shared servers. */
function cleanEnv(): NodeJS.ProcessEnv {
  const { DEMO_TICKET_KEY: _, FORCE_COLOR: _color, ...rest } = process.env;
  return rest;
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** Ends the process and everything in its group. */
async function end(child: ChildProcess): Promise<void> {
  const isRunning = child.exitCode === null && child.signalCode === null;
  const gone = isRunning ? once(child, "exit") : null;
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody is left in the group.
  }
  await gone;
}

async function stop(child: ChildProcess): Promise<number | null> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
  return child.exitCode;
}
