import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unprivileged, untilReady } from "../postgres.ts";

/** A running PostgreSQL of a test. */
export interface ServerProcess {
  /** The folder of its Unix socket. */
  folder: string;
  url: string;
  /** Ends all its processes at once, without a word to anyone, as when its machine loses power. */
  kill(): void;
  /** Holds all its processes, connections and all, as when its machine is cut off; `resume` lets them go on. */
  pause(): void;
  resume(): void;
  /** Stops it and deletes its files. */
  stop(): Promise<void>;
}

/** Starts the server whose files lie in `folder`/data, with `settings`, and resolves when it takes connections. */
export async function startServer(bin: string, folder: string, settings: string[]): Promise<ServerProcess> {
  const given = settings.flatMap((setting) => ["-c", setting]);
  const shell = spawn("sh", ["-c", script, join(bin, "postgres"), folder, ...given], {
    ...unprivileged(),
    cwd: folder,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const [said] = await once(shell.stdout, "data");
  const pid = Number(String(said));
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await untilReady(url);
  return {
    folder,
    url,
    kill: () => tell("SIGKILL"),
    pause: () => tell("SIGSTOP"),
    resume: () => tell("SIGCONT"),
    stop: () =>
      new Promise((resolve) => {
        shell.once("exit", () => resolve());
        shell.stdin.end();
      }),
  };

  /** Each child is a group of its own, so they are named one by one; the first first, because it starts lost ones again. */
  function tell(signal: NodeJS.Signals) {
    for (const one of [pid, ...childrenOf(pid)]) process.kill(one, signal);
  }
}

// The shell stops the server when its input closes, so it also goes when the process of the test is killed.
const script = `bin=$0 folder=$1; shift
"$bin" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=200 -c log_min_messages=panic "$@" >/dev/null & server=$!
echo $server
cat >/dev/null
kill -QUIT $server 2>/dev/null
wait $server
rm -rf "$folder"`;

function childrenOf(pid: number): number[] {
  const numbers = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return numbers.filter((number) => parentOf(number) === pid);
}

function parentOf(pid: number): number | undefined {
  try {
    // `1234 (name, which may hold anything) S 1 …`
    return Number(/\) \w (\d+)[^)]*$/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    // It has ended in between.
    return undefined;
  }
}
