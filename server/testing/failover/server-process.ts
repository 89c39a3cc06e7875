import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { binaries, unprivileged, untilReady } from "../postgres.ts";

/** A running PostgreSQL of a test. */
export interface ServerProcess {
  /** The folder of its Unix socket. */
  folder: string;
  url: string;
  /** Of the first of its processes. */
  pid: number;
  /** Ends all its processes at once, without a word to anyone, as when its machine loses power. */
  kill(): void;
  /** Holds all its processes, connections and all, as when its machine is cut off; `resume` lets them go on. */
  pause(): void;
  resume(): void;
  /** Stops it and deletes its files. */
  stop(): Promise<void>;
}

/** Makes and starts an empty server with `settings` (`name=value`). */
export async function startEmptyServer(settings: string[]): Promise<ServerProcess> {
  const folder = freshFolder();
  const initial = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await runProgram("initdb", folder, ["-D", join(folder, "data"), ...initial]);
  return startServer(folder, settings);
}

/** A folder for one server. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const { uid, gid } = unprivileged();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

/** Runs one of PostgreSQL's own programs. */
export async function runProgram(name: string, folder: string, line: string[]): Promise<void> {
  await promisify(execFile)(join(binaries(), name), line, { ...unprivileged(), cwd: folder });
}

/** Starts the server whose files lie in `folder`/data, with `settings`, and resolves when it takes connections. */
export async function startServer(folder: string, settings: string[]): Promise<ServerProcess> {
  const given = settings.flatMap((setting) => ["-c", setting]);
  const shell = spawn("sh", ["-c", script, join(binaries(), "postgres"), folder, ...given], {
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
    pid,
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
