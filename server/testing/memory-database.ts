import { readFile, writeFile } from "node:fs/promises";
import { openMemory } from "../data/database.ts";

/**
 * A PGlite in memory for one test file, migrated and without a row. It is read from the one that `shared-databases.ts` has made for the run; without one
 * it is made anew, which takes seconds. `onStatement` hears the SQL of every statement.
 */
export async function openTestDatabase(onStatement?: (statement: string) => void) {
  const file = process.env.TEST_EMPTY_DATABASE;
  return openMemory(onStatement, file ? new Blob([Uint8Array.from(await readFile(file))]) : undefined);
}

/** Writes such a database to `file`. */
export async function writeEmptyDatabase(file: string): Promise<void> {
  const { dump, close } = await openMemory();
  await writeFile(file, Buffer.from(await (await dump()).arrayBuffer()));
  await close();
}
