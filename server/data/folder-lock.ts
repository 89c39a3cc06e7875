import { randomUUID } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/**
 * Takes the lock file at `path` for this process, creating the folders above it, and returns the function that gives it back.
 * Throws an Error naming the pid when a living process holds it, or the folder when it cannot be written to. A lock is stale only when its process is gone, never by age.
 *
 * PGlite itself lets two processes open one folder and destroys the data (electric-sql/pglite#1106), so this is what stands in between.
 */
export function lockFolder(path: string): () => void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new Error(`The folder ${dirname(path)} cannot be written to. Set DATA_DIR to one that can.`, { cause });
  }
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(path, mine)) return () => release(path, mine);
    const holder = read(path);
    if (holder && isAlive(holder)) {
      const pid = holder.split(" ")[0];
      throw new Error(
        `The database folder next to ${path} is in use by process ${pid}. Stop that process, or set DATA_DIR to another folder; several processes need DATABASE_URL.`,
      );
    }
    if (holder) clear(path, holder);
  }
  throw new Error(`Could not take the lock ${path}: several processes are starting at once. Start one.`);
}

/** The pid of the living process that has the lock at `path`; `null` when nobody has. Changes nothing. */
export function folderHolder(path: string): number | null {
  const holder = read(path);
  return holder && isAlive(holder) ? Number(holder.split(" ")[0]) : null;
}

/** All or nothing: the content is complete before the name exists, and an existing name is never overwritten. */
function create(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, path);
    return true;
  } catch (cause) {
    if (existsSync(path)) return false;
    throw new Error(`Cannot create the lock ${path}`, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a stale lock aside; puts it back when another process renewed it in between. */
function clear(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    const moved = read(aside);
    if (moved && moved !== stale) create(path, moved);
  } catch {
    // Another process was faster; the next attempt sees its lock.
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(/* turbopackIgnore: true */ path, "utf8");
  } catch {
    return undefined;
  }
}

function isAlive(holder: string): boolean {
  const [pid, start] = holder.trim().split(" ");
  // In a container the same pid comes back after every restart, so the pid alone proves nothing.
  return startOf(Number(pid)) === start;
}

/** When the process began, as the system tells it; `gone` when there is none; `unknown` where only its existence can be asked. */
function startOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 0) return "gone";
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EPERM")) return "gone";
  }
  const stat = read(`/proc/${pid}/stat`);
  const boot = read("/proc/sys/kernel/random/boot_id")?.trim();
  // Field 22, counted after the command name, which may itself contain blanks.
  return stat && boot ? `${boot}/${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}` : "unknown";
}
