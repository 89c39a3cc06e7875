import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { env } from "../env.ts";
import { freeBrokenConnections } from "./broken-connection.ts";
import { lockFolder } from "./folder-lock.ts";

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

/** Connects to PostgreSQL at `url` and migrates it; several processes may do so at once. */
export async function openPostgres(url: string): Promise<Opened> {
  const [{ Pool }, { drizzle }, { migrate }] = await Promise.all([
    import("pg").then((module) => module.default),
    import("drizzle-orm/node-postgres"),
    import("drizzle-orm/node-postgres/migrator"),
  ]);
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 10_000 });
  // An idle connection that breaks (database restart) is replaced by the pool; without a listener it would end the process.
  pool.on("error", (error) => console.error(`database connection lost: ${error.message}`));
  freeBrokenConnections(pool);
  try {
    const client = await pool.connect();
    try {
      // Waiting for another process to migrate may take longer than a statement of a request may.
      await client.query("set statement_timeout = 0");
      await client.query("select pg_advisory_lock($1)", [migrationLock]);
      await migrate(drizzle(client), { migrationsFolder });
      await client.query("select pg_advisory_unlock($1)", [migrationLock]);
    } finally {
      // Not reused: closing the session frees the lock whatever happened.
      client.release(true);
    }
  } catch (cause) {
    await pool.end();
    throw new Error("PostgreSQL at DATABASE_URL cannot be used", { cause });
  }
  return { database: drizzle(pool), close: () => pool.end() };
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

/** PGlite in memory, migrated: one for each test that needs a database. `onStatement` hears the SQL of every statement. */
export function openMemory(onStatement?: (statement: string) => void): Promise<Opened> {
  return openPglite(undefined, () => {}, onStatement);
}

async function openPglite(
  folder: string | undefined,
  release: () => void,
  onStatement?: (statement: string) => void,
): Promise<Opened> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("drizzle-orm/pglite"),
    import("drizzle-orm/pglite/migrator"),
  ]);
  const client = await PGlite.create(folder);
  const database = drizzle(client, { logger: onStatement ? { logQuery: onStatement } : false });
  await migrate(database, { migrationsFolder });
  return {
    database,
    async close() {
      await client.close();
      release();
    },
  };
}
