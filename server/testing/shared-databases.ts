import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeEmptyDatabase } from "./memory-database.ts";
import { startPostgres } from "./postgres.ts";

/**
 * Before the proofs of a run: one PostgreSQL for all of them, each of which has databases of its own there, and one empty PGlite that they start from. A
 * cluster, or a PGlite made anew, per file would cost seconds each.
 */
export default async function shareDatabases(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "empty-database-"));
  process.env.TEST_EMPTY_DATABASE = join(folder, "pglite.tar");
  const [server] = await Promise.all([startPostgres(), writeEmptyDatabase(process.env.TEST_EMPTY_DATABASE)]);
  process.env.TEST_DATABASE_URL ??= await server.createDatabase();
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  };
}
