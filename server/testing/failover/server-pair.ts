import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { createDatabase } from "../postgres.ts";
import { startLine } from "./line.ts";
import { freshFolder, runProgram, startEmptyServer, startServer } from "./server-process.ts";

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
  const settings = [`fsync=${flushes ? "on" : "off"}`, "wal_receiver_status_interval=1"];
  const primary = await startEmptyServer(settings);
  const folder = freshFolder();
  const copy = ["-D", join(folder, "data"), "-h", primary.folder, "-U", "postgres", "-X", "stream", "-c", "fast", "-R"];
  await runProgram("pg_basebackup", folder, [...copy, "--no-sync"]);
  const between = await startLine(`${primary.folder}/.s.PGSQL.5432`, delay);
  const standby = await startServer(folder, [
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
