import { type Database, openMemory, openPostgres } from "../data/database.ts";
import { startPostgres } from "./postgres.ts";

export interface TestDatabases {
  /** A fresh, migrated database of its own. */
  open(): Promise<Database>;
  /** One more process's view of the database that `open` gave last. Only where several processes may share one. */
  openAgain?(): Promise<Database>;
  stop(): Promise<void>;
}

/** Both databases the product runs on; every promise about data is tested on each. */
export const databaseKinds: [name: string, start: () => Promise<TestDatabases>][] = [
  ["PGlite", startPglite],
  ["PostgreSQL", startRealPostgres],
];

async function startPglite(): Promise<TestDatabases> {
  const opened: Awaited<ReturnType<typeof openMemory>>[] = [];
  return {
    async open() {
      const one = await openMemory();
      opened.push(one);
      return one.database;
    },
    async stop() {
      await Promise.all(opened.map((one) => one.close()));
    },
  };
}

async function startRealPostgres(): Promise<TestDatabases> {
  const server = await startPostgres();
  const opened: Awaited<ReturnType<typeof openPostgres>>[] = [];
  let url = "";
  const openAgain = async () => {
    const one = await openPostgres(url);
    opened.push(one);
    return one.database;
  };
  return {
    async open() {
      url = await server.createDatabase();
      return openAgain();
    },
    openAgain,
    async stop() {
      await Promise.all(opened.map((one) => one.close()));
      await server.stop();
    },
  };
}
