import { execFile } from "node:child_process";
import { chownSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { binaries, createDatabase, unprivileged } from "../postgres.ts";
import { startLine } from "./line.ts";
import { startServer } from "./server-process.ts";

/** What a commit waits for: PostgreSQL's words for `synchronous_commit`. */
export type Commit = "off" | "local" | "remote_write" | "on" | "remote_apply";

/** A primary, a standby that follows it by streaming replication, and one address that leads to the server that writes. */
export interface ServerPair {
  /** Creates a database and gives its address. */
  createDatabase(): Promise<string>;
  /** Where the address leads from now on. */
  lead(to: "primary" | "standby"): void;
  /** What commits wait for from now on, for connections made afterwards too. */
  commit(setting: Commit): Promise<void>;
  /** All processes of the primary are gone, in this moment. */
  killPrimary(): void;
  /** Cuts the standby off; `resumeStandby` takes it back. */
  pauseStandby(): void;
  resumeStandby(): void;
  /** The standby writes from now on. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the pair. `delay`: milliseconds from one to the other. `flushes`: whether the disk is waited for, as it is where data matter. */
export async function startServerPair({ delay = 0, flushes = false } = {}): Promise<ServerPair> {
  const [bin, user] = [binaries(), unprivileged()];
  const run = promisify(execFile);
  const folders = [freshFolder(), freshFolder()] as const;
  const settings = [`fsync=${flushes ? "on" : "off"}`, "wal_receiver_status_interval=1"];
  const initial = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await run(join(bin, "initdb"), ["-D", join(folders[0], "data"), ...initial], { ...user, cwd: folders[0] });
  const primary = await startServer(bin, folders[0], settings);
  const copy = ["-D", join(folders[1], "data"), "-h", folders[0], "-U", "postgres", "-X", "stream", "-c", "fast", "-R"];
  await run(join(bin, "pg_basebackup"), [...copy, "--no-sync"], { ...user, cwd: folders[1] });
  const between = await startLine(`${folders[0]}/.s.PGSQL.5432`, delay);
  const standby = await startServer(bin, folders[1], [
    ...settings,
    `primary_conninfo=host=127.0.0.1 port=${between.port} user=postgres application_name=standby`,
  ]);
  // Only now: the copy must not wait for a standby of its own once it is the one that writes.
  await ask(primary.url, "alter system set synchronous_standby_names = 'standby'");
  await ask(primary.url, "select pg_reload_conf()");
  await until(primary.url, "select sync_state = 'sync' as yes from pg_stat_replication");
  const line = await startLine(`${primary.folder}/.s.PGSQL.5432`);
  return {
    async createDatabase() {
      const { pathname } = new URL(await createDatabase(primary.url));
      return `postgres://postgres@127.0.0.1:${line.port}${pathname}`;
    },
    lead: (to) => line.lead(`${{ primary, standby }[to].folder}/.s.PGSQL.5432`),
    async commit(setting) {
      await ask(primary.url, `alter system set synchronous_commit = '${setting}'`);
      await ask(primary.url, "select pg_reload_conf()");
      await until(primary.url, `select current_setting('synchronous_commit') = '${setting}' as yes`);
    },
    killPrimary: primary.kill,
    pauseStandby: standby.pause,
    resumeStandby: standby.resume,
    promote: () => ask(standby.url, "select pg_promote()"),
    async stop() {
      line.close();
      between.close();
      await Promise.all([primary.stop(), standby.stop()]);
    },
  };

  function freshFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "postgres-"));
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
    return folder;
  }
}

async function ask(url: string, statement: string): Promise<void> {
  await rowsOf(url, statement);
}

async function until(url: string, statement: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await rowsOf(url, statement)).some((row) => row.yes === true)) {
    if (Date.now() > end) throw new Error(`not within 20 s: ${statement}`);
    await wait(50);
  }
}

async function rowsOf(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
