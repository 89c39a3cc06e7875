import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { type Database, openPostgres } from "../data/database.ts";
import { openTestDatabase } from "./memory-database.ts";
import { startPostgres } from "./postgres.ts";

export interface TestDatabase {
  /** Migrated, and without a row at the start of each test. */
  database(): Database;
  /** One more process's view of it. PGlite serves one process only: there it is the same one. */
  openAgain(): Promise<Database>;
}

/** Runs the tests that `promises` defines about `what` on each database the product runs on: PGlite and PostgreSQL, or on those `named` alone. */
export function withDatabases(what: string, promises: (given: TestDatabase) => void, named = /./): void {
  describe.each(kinds.filter(([name]) => named.test(name)))(`${what}, on %s`, (_, start) => {
    let started: Started;
    beforeAll(async () => {
      started = await start();
    });
    beforeEach(() => empty(started.database));
    afterAll(() => started.stop());
    promises({ database: () => started.database, openAgain: () => started.openAgain() });
  });
}

interface Started {
  database: Database;
  openAgain(): Promise<Database>;
  stop(): Promise<void>;
}

const kinds: [name: string, start: () => Promise<Started>][] = [
  ["PGlite", startPglite],
  ["PostgreSQL", startRealPostgres],
];

async function startPglite(): Promise<Started> {
  const { database, close } = await openTestDatabase();
  return { database, openAgain: async () => database, stop: close };
}

async function startRealPostgres(): Promise<Started> {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const first = await openPostgres(url);
  const opened = [first];
  return {
    database: first.database,
    async openAgain() {
      const one = await openPostgres(url);
      opened.push(one);
      return one.database;
    },
    async stop() {
      await Promise.all(opened.map((one) => one.close()));
      await server.stop();
    },
  };
}

/** What the test before set going may still write a row: then PostgreSQL ends one of the two (40P01), and emptying is asked for again. */
async function empty(database: Database, triesLeft = 5): Promise<void> {
  try {
    await database.execute(sql`do $$ begin
      execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables where schemaname = 'public');
    end $$`);
  } catch (error) {
    if (triesLeft === 0 || !isDeadlock(error)) throw error;
    await empty(database, triesLeft - 1);
  }
}

function isDeadlock(error: unknown): boolean {
  return (
    error instanceof Error && error.cause instanceof Error && "code" in error.cause && error.cause.code === "40P01"
  );
}
