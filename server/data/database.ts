import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { env } from "../env.ts";
import { log } from "../log/log.js";
import { withinTime } from "../time-limit.ts";
import { freeBrokenConnections } from "./broken-connection.ts";
import { lockFolder } from "./folder-lock.ts";
import { endSlowConnections } from "./slow-query.ts";
import { traceStatements } from "./traced-statements.ts";

/** Either driver; the code above never asks which. */
export type Database = PgDatabase<PgQueryResultHKT>;

interface Opened {
  database: Database;
  close(): Promise<void>;
}

/**
 * The one open, migrated database of this process: PostgreSQL when DATABASE_URL is set, else PGlite in DATA_DIR.
 * Opens at the first call, never at import (`next build` imports everything). Rejects when it cannot be opened; the next call tries again.
 */
export async function database(): Promise<Database> {
  // Next bundles this module several times into one process; the global is what they share.
  globalThis.openedDatabase ??= openFromEnv().catch((cause) => {
    globalThis.openedDatabase = undefined;
    throw cause;
  });
  return (await globalThis.openedDatabase).database;
}

declare global {
  var openedDatabase: Promise<Opened> | undefined;
}

/** Closes what `database` opened, if anything, and gives the folder back. */
export async function closeDatabase(): Promise<void> {
  const opened = globalThis.openedDatabase;
  globalThis.openedDatabase = undefined;
  await (await opened?.catch(() => undefined))?.close();
}

/** Whether the database answers a question right now. Never throws. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await (await database()).execute(sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

const migrationsFolder = join(process.cwd(), "server", "data", "migrations");

/** Any number: it only has to be the same in every process that migrates this database. */
const migrationLock = 20_261_122;

function openFromEnv(): Promise<Opened> {
  const { DATABASE_URL, DATA_DIR } = env();
  return DATABASE_URL ? openPostgres(DATABASE_URL) : openFolder(DATA_DIR);
}

/** Milliseconds until a wait on PostgreSQL ends, so that a request answers within 5 seconds whatever has become of the database. */
export interface PostgresWaits {
  /** For a place in the pool, and for a new connection. */
  connection: number;
  /** For a statement, which the server ends: other transactions may hold what it needs. */
  statement: number;
  /** For the reply to a statement, where the server is not there to end it. Longer than a statement. */
  reply: number;
}

const usualWaits: PostgresWaits = { connection: 4_500, statement: 4_000, reply: 4_500 };

/** Connects to PostgreSQL at `url` and migrates it; several processes may do so at once. Every later wait on it has an end. */
export async function openPostgres(url: string, waits: PostgresWaits = usualWaits): Promise<Opened> {
  const [{ Pool, Client }, { drizzle }, { migrate }] = await Promise.all([
    import("pg").then((module) => module.default),
    import("drizzle-orm/node-postgres"),
    import("drizzle-orm/node-postgres/migrator"),
  ]);
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: waits.connection,
    statement_timeout: waits.statement,
    // A transaction whose process hangs in the middle must not hold its locks for ever.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
  });
  // An idle connection that breaks (database restart) is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => log("database-lost", {}, error));
  freeBrokenConnections(pool);
  endSlowConnections(pool, waits.reply);
  traceStatements(pool);
  // A connection of its own: waiting for another process to migrate may take longer than anything of a request may.
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
  try {
    await client.connect();
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder });
    // Closing the session frees the lock.
    await client.end();
  } catch (cause) {
    await client.end().catch(() => undefined);
    await pool.end();
    throw new Error("PostgreSQL at DATABASE_URL cannot be used", { cause });
  }
  // Closing says goodbye, and a silent server never answers that.
  return { database: drizzle(pool), close: () => withinTime(waits.reply, pool.end(), undefined) };
}

/** Opens (or creates) PGlite in `${dataDir}/pglite` and migrates it. Throws when another process has it open. */
export async function openFolder(dataDir: string): Promise<Opened> {
  const release = lockFolder(join(dataDir, "pglite.lock"));
  try {
    return await openPglite(join(dataDir, "pglite"), release);
  } catch (cause) {
    release();
    throw new Error(`The database in ${dataDir} cannot be opened`, { cause });
  }
}

/**
 * PGlite in memory, migrated: one for each test that needs a database. `onStatement` hears the SQL of every statement; `contents` is the `dump` of another
 * one, which spares most of the time it takes to make one.
 */
export function openMemory(onStatement?: (statement: string) => void, contents?: Blob) {
  return openPglite(undefined, () => {}, onStatement, contents);
}

async function openPglite(
  folder: string | undefined,
  release: () => void,
  onStatement?: (statement: string) => void,
  contents?: Blob,
): Promise<Opened & { dump(): Promise<Blob> }> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("drizzle-orm/pglite"),
    import("drizzle-orm/pglite/migrator"),
  ]);
  const client = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(contents === undefined ? {} : { loadDataDir: contents }),
  });
  const database = drizzle(client, { logger: onStatement ? { logQuery: onStatement } : false });
  await migrate(database, { migrationsFolder });
  return {
    database,
    dump: () => client.dumpDataDir("none"),
    async close() {
      await client.close();
      release();
    },
  };
}
