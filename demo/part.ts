import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

/** A program of the demonstration with everything it started itself. */
export interface Part {
  /** Settles when the program has ended, with how: "exit code 1", "SIGKILL". */
  readonly ended: Promise<string>;
  /** Ends the program and all its children; settles when they are gone. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 8000;

/**
 * Starts a program under the leash (`leash.ts`), in a process group of its own, and shows its lines with its name in
 * front. The group is what makes stopping complete: `npm` does not reliably pass signals on to what it runs.
 */
export function startPart(
  name: string,
  command: string,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Part {
  const leash = new URL("leash.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", leash, command, ...args], {
    ...options,
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => console.log(`[${name}] ${line}`));
  }
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return {
    ended,
    async stop() {
      const until = Date.now() + PATIENCE_MS;
      signalGroup(child.pid, "SIGTERM");
      // The group may outlive its leader: a server that closes its database, for example.
      while (signalGroup(child.pid, 0) && Date.now() < until) await wait(50);
      signalGroup(child.pid, "SIGKILL");
    },
  };
}

/** Signals everybody in the group (0 signals nobody); `false` when nobody is left. */
function signalGroup(leader: number | undefined, signal: NodeJS.Signals | 0): boolean {
  if (leader === undefined) return false;
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
