import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { fromSite, type PressesMessage, type SiteOptions, type TimedPress } from "./site-messages.ts";

/** A running process of the site, see `site-process.ts`. */
export interface Site {
  ready: Promise<void>;
  pid: number;
  /** Deliveries whose press was accepted, as told so far. */
  accepted: string[];
  /** Resolves when so many are accepted. */
  hasAccepted(count: number): Promise<void>;
  /** Rejects when the process ends before. */
  press(message: PressesMessage): Promise<TimedPress[]>;
  /** Sends without waiting for what comes of it. */
  pressAndForget(message: PressesMessage): void;
  /** Resolves with the exit code (`null` after a kill) when the process is gone. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** Makes one file of the program, because a child then starts in a tenth of the time. Returns how to start a process of it. */
export async function buildSite(): Promise<(options: SiteOptions) => Site> {
  const outfile = join(mkdtempSync(join(tmpdir(), "site-")), "site.mjs");
  await build({
    entryPoints: ["server/testing/site-process.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["pg-native", "@electric-sql/pglite", "drizzle-orm/pglite"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "error",
  });
  return (options) => start(outfile, options);
}

function start(program: string, options: SiteOptions): Site {
  const child = fork(program, [JSON.stringify(options)], {
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  // A message to a process that was just killed has nowhere to go.
  child.on("error", () => {});
  const gone = once(child, "exit");
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  const accepted: string[] = [];
  const pressed: ((results: TimedPress[]) => void)[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    child.on("message", (raw) => {
      const message = fromSite.parse(raw);
      if (message.type === "ready") resolve();
      else if (message.type === "accepted") accepted.push(message.delivery);
      else pressed.shift()?.(message.results);
    });
    child.once("exit", () => reject(new Error(`the process ended before it was ready: ${said}`)));
  });
  ready.catch(() => "seen where it is awaited");
  const send = (message: PressesMessage) => child.connected && child.send(message);
  return {
    ready,
    pid: child.pid ?? 0,
    accepted,
    async hasAccepted(count) {
      while (accepted.length < count) await once(child, "message");
    },
    press: (message) =>
      new Promise((resolve, reject) => {
        pressed.push(resolve);
        void gone.then(() => reject(new Error(`the process ended while it pressed: ${said}`)));
        send(message);
      }),
    pressAndForget: send,
    async end(signal) {
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}
